/** JSON in and out without reflection: a small tree over Jackson's streaming parser, and a writer. */
@NullMarked
package jp.mymovie.movies.json;

import org.jspecify.annotations.NullMarked;
