/** What the service knows about films and the people who score them: no HTTP, no DynamoDB, no TMDB. */
@NullMarked
package jp.mymovie.movies.domain;

import org.jspecify.annotations.NullMarked;
