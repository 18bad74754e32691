/** Trial of a function's new version before traffic is shifted to it, and while it is. */
@NullMarked
package jp.mymovie.operations.trial;

import org.jspecify.annotations.NullMarked;
