@NullMarked
package jp.mymovie.operations.killswitch;

import org.jspecify.annotations.NullMarked;
