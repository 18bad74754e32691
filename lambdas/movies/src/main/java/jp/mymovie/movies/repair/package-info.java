/** A command for operators; the functions know nothing of it. */
@NullMarked
package jp.mymovie.movies.repair;

import org.jspecify.annotations.NullMarked;
