/** Reads a cloud assembly and says what its templates come to on this machine. */
@NullMarked
package jp.mymovie.local.template;

import org.jspecify.annotations.NullMarked;
