/** Stands for TMDB: real films from a packed file, posters drawn. */
@NullMarked
package jp.mymovie.local.tmdb;

import org.jspecify.annotations.NullMarked;
