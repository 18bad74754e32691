/** The resources of the API as API Gateway's REST proxy events, and the two handlers that answer them. */
@NullMarked
package jp.mymovie.movies.http;

import org.jspecify.annotations.NullMarked;
