/** The client of TMDB, The Movie Database. */
@NullMarked
package jp.mymovie.movies.tmdb;

import org.jspecify.annotations.NullMarked;
