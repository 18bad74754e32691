/** Users of a pool, exported for the case that it is lost. */
@NullMarked
package jp.mymovie.operations.users;

import org.jspecify.annotations.NullMarked;
