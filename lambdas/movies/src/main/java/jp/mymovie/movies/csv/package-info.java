/** Lists as files: those of other services coming in, and our own going out as CSV. */
@NullMarked
package jp.mymovie.movies.csv;

import org.jspecify.annotations.NullMarked;
