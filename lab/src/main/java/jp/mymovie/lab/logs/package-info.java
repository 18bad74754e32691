/** Invented traffic of the service, and the lake of logs that it would leave: what tests and measurements hold answers against. */
@NullMarked
package jp.mymovie.lab.logs;

import org.jspecify.annotations.NullMarked;
