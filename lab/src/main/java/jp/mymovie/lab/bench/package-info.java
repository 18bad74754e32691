/** Measures the functions of the templates, and what else speaks the Lambda Runtime API, on this machine. */
@NullMarked
package jp.mymovie.lab.bench;

import org.jspecify.annotations.NullMarked;
