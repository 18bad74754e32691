/** Differences between two cloud assemblies: {@code ./mymovie diff}. */
@NullMarked
package jp.mymovie.assembly.diff;

import org.jspecify.annotations.NullMarked;
