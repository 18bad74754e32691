/** Properties tried on values drawn from a seed; for tests alone. */
@NullMarked
package jp.mymovie.seeded;

import org.jspecify.annotations.NullMarked;
