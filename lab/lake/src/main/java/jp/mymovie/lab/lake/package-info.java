/** Holds generated lakes against what was written to them: what is lost, and what a question reads and costs. */
@NullMarked
package jp.mymovie.lab.lake;

import org.jspecify.annotations.NullMarked;
