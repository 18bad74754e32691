/** Reads a cloud assembly and says what its templates come to on this machine. */
@NullMarked
package jp.mymovie.assembly;

import org.jspecify.annotations.NullMarked;
