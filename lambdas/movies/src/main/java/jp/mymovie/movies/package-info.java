@NullMarked
package jp.mymovie.movies;

import org.jspecify.annotations.NullMarked;
