/** The nightly compaction of the log lake. */
@NullMarked
package jp.mymovie.operations.lake;

import org.jspecify.annotations.NullMarked;
