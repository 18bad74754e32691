package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import jp.mymovie.local.http.Headers;

/** Answers a request that an edge cannot. */
@FunctionalInterface
interface Origin {
    jp.mymovie.local.http.Response answer(Api api, jp.mymovie.local.http.Request request);

    /** The handlers as they are. */
    static jp.mymovie.local.http.Response plain(Api api, jp.mymovie.local.http.Request request) {
        Api.Call guest = api.guest();
        String tag = request.headers().first("if-none-match");
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        Api.Answer answer = (tag == null ? guest : guest.header("If-None-Match", tag)).get(request.path() + query);
        Headers headers = new Headers();
        answer.headers().forEach(headers::set);
        return new jp.mymovie.local.http.Response(
                answer.status(), headers, answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
