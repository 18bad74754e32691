/** The sheet: items with their bounds, what they cost in a month and on the worst day, and their sums. */
@NullMarked
package jp.mymovie.cost.sheet;

import org.jspecify.annotations.NullMarked;
