@NullMarked
package jp.mymovie.assembly.diff;

import org.jspecify.annotations.NullMarked;
