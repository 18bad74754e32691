/** The flood of issue 16 replayed minute by minute through the limits and triggers of the templates. */
@NullMarked
package jp.mymovie.cost.flood;

import org.jspecify.annotations.NullMarked;
