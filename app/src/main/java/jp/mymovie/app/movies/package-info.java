/** The movie service: its own stacks, on the stage that all services share. */
@NullMarked
package jp.mymovie.app.movies;

import org.jspecify.annotations.NullMarked;
