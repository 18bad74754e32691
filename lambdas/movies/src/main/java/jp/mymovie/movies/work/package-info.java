/** What outlives a request: fed by the table's own stream, at least once and in the order of a partition. */
@NullMarked
package jp.mymovie.movies.work;

import org.jspecify.annotations.NullMarked;
