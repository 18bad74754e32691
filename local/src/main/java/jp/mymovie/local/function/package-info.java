/** Runs the functions' real jars under the runtime interface client. */
@NullMarked
package jp.mymovie.local.function;

import org.jspecify.annotations.NullMarked;
