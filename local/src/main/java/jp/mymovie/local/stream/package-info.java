/** The streams of the tables, and the functions that follow them. */
@NullMarked
package jp.mymovie.local.stream;

import org.jspecify.annotations.NullMarked;
