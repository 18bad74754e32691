/** Prices with their dates and sources, and the named figures that the sheet rests on. */
@NullMarked
package jp.mymovie.cost.price;

import org.jspecify.annotations.NullMarked;
