/** Lines that the laboratory invents for the movie functions, held against the functions' own. */
@NullMarked
package jp.mymovie.movies.http;

import org.jspecify.annotations.NullMarked;
