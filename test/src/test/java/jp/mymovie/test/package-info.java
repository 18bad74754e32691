/** Promises that cross modules, each run the way a user of the repository runs it. */
@NullMarked
package jp.mymovie.test;

import org.jspecify.annotations.NullMarked;
