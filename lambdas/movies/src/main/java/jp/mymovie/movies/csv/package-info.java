/** Lists as CSV: those of other services coming in, and our own going out. */
@NullMarked
package jp.mymovie.movies.csv;

import org.jspecify.annotations.NullMarked;
