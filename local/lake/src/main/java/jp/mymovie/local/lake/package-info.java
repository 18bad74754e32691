/** Writes logs to the disk where the templates would have AWS put them. */
@NullMarked
package jp.mymovie.local.lake;

import org.jspecify.annotations.NullMarked;
