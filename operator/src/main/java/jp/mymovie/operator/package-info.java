/** Commands that run with an operator's credentials, and never in a function. */
@NullMarked
package jp.mymovie.operator;

import org.jspecify.annotations.NullMarked;
