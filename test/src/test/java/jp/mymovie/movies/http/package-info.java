/** What the laboratory says of the movie functions, held against them. */
@NullMarked
package jp.mymovie.movies.http;

import org.jspecify.annotations.NullMarked;
