/** The flat-rate pricing plan of a distribution. */
@NullMarked
package jp.mymovie.operations.plan;

import org.jspecify.annotations.NullMarked;
