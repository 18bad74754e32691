/** The visitor that comes each minute from outside and fails aloud. */
@NullMarked
package jp.mymovie.operations.probe;

import org.jspecify.annotations.NullMarked;
