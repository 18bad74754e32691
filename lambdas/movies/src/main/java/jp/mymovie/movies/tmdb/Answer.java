package jp.mymovie.movies.tmdb;

import jp.mymovie.movies.json.JsonObject;

/**
 * What TMDB said.
 *
 * @param body the same as it came, to be kept
 * @param stale whether it is of an earlier day
 */
record Answer(JsonObject json, byte[] body, boolean stale) {}
