/** Losses and the way back, played on this machine. */
@NullMarked
package jp.mymovie.lab.drill;

import org.jspecify.annotations.NullMarked;
