package jp.mymovie.local.edge;

import static jp.mymovie.local.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.edge.Cache.Result;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {
    private static final CachePolicy A_MINUTE = policy("all", "");

    private final List<Request> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Cache cache = new Cache(() -> now);
    private String revision = "1";
    private String cacheControl = "public, max-age=0, s-maxage=30, stale-while-revalidate=60";
    private int status = 200;

    private static CachePolicy policy(String queryStrings, String names) {
        return CachePolicy.read(json("""
                {"MinTTL": 0, "DefaultTTL": 0, "MaxTTL": 60, "ParametersInCacheKeyAndForwardedToOrigin":
                 {"QueryStringsConfig": {"QueryStringBehavior": "%s", "QueryStrings": [%s]}}}""".formatted(queryStrings, names)));
    }

    /** An origin that knows one list by its revision. */
    private Response list(Request request) {
        asked.add(request);
        Headers headers = new Headers().set("etag", "\"" + revision + "\"").set("cache-control", cacheControl);
        boolean seen = ("\"" + revision + "\"").equals(request.headers().first("if-none-match"));
        return new Response(
                seen ? 304 : status, headers, seen ? new byte[0] : revision.getBytes(StandardCharsets.UTF_8));
    }

    private Cache.Answer get(String query, String... ifNoneMatch) {
        return get(A_MINUTE, "GET", query, ifNoneMatch);
    }

    private Cache.Answer get(CachePolicy policy, String method, String query, String... ifNoneMatch) {
        Headers headers = new Headers();
        List.of(ifNoneMatch).forEach(tag -> headers.set("if-none-match", tag));
        return cache.get(new Request(method, "/list", query, headers, new byte[0], "::1", 1), policy, this::list);
    }

    @Test
    void keepsAnAnswerAsLongAsItSays() {
        assertThat(get("").result()).isEqualTo(Result.MISS);
        now = now.plusSeconds(29);
        Cache.Answer kept = get("");

        assertThat(kept.result()).isEqualTo(Result.HIT);
        assertThat(kept.response().headers().first("age")).isEqualTo("29");
        assertThat(kept.response().body()).asString(StandardCharsets.UTF_8).isEqualTo("1");
    }

    @Test
    void asksByTheEntityTagForWhatIsTooOld() {
        get("");
        now = now.plusSeconds(30);

        assertThat(get("").result()).isEqualTo(Result.REFRESH_HIT);
        assertThat(asked.get(1).headers().first("if-none-match")).isEqualTo("\"1\"");
        assertThat(get("").result()).isEqualTo(Result.HIT);
        now = now.plusSeconds(30);
        revision = "2";
        Cache.Answer changed = get("");
        assertThat(changed.result()).isEqualTo(Result.MISS);
        assertThat(changed.response().body()).asString(StandardCharsets.UTF_8).isEqualTo("2");
    }

    @Test
    void tellsAViewerWhoHasItThatNothingChanged() {
        assertThat(get("", "\"1\"").response().status()).isEqualTo(304);
        assertThat(get("", "W/\"1\"").response().status()).isEqualTo(304);
        assertThat(get("", "\"11\"").response().status()).isEqualTo(200);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).headers().has("if-none-match")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "private, max-age=9", "no-cache", "public, max-age=0", ""})
    void keepsNothingThatDoesNotSaySo(String directives) {
        cacheControl = directives;
        get("");

        assertThat(get("").result()).isEqualTo(Result.MISS);
    }

    @Test
    void keepsNothingLongerThanThePolicySays() {
        cacheControl = "max-age=3600";
        get("");
        now = now.plusSeconds(60);

        assertThat(get("").result()).isEqualTo(Result.REFRESH_HIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 500, 503})
    void keepsNoErrorAndForgetsWhatWasThereBefore(int error) {
        get("");
        now = now.plusSeconds(30);
        status = error;
        revision = "2";

        assertThat(get("").result()).isEqualTo(Result.ERROR);
        assertThat(get("").response().status()).isEqualTo(error);
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "none, '', '', HIT",
        "all, '', 'rev=1', MISS",
        "whitelist, '\"limit\"', 'rev=1', HIT",
        "whitelist, '\"rev\"', 'rev=1', MISS",
        "allExcept, '\"rev\"', 'rev=1', HIT"
    })
    void tellsAnswersApartByWhatThePolicyNames(String behavior, String names, String query, Result result) {
        CachePolicy policy = policy(behavior, names);
        get(policy, "GET", "");

        assertThat(get(policy, "GET", query).result()).isEqualTo(result);
    }

    @Test
    void leavesOtherMethodsAlone() {
        get("");

        assertThat(get(A_MINUTE, "HEAD", "").result()).isEqualTo(Result.MISS);
    }

    @Test
    void forgetsWhatWasAskedLeastRecentlyWhenItIsFull() {
        get("first");
        for (int i = 0; i < 1_000; i++) {
            get("n=" + i);
        }

        assertThat(get("n=999").result()).isEqualTo(Result.HIT);
        assertThat(get("first").result()).isEqualTo(Result.MISS);
    }

    @Test
    void keepsApartWhatAKeyedHeaderTellsApart() {
        CachePolicy byHost = CachePolicy.read(json("""
                        {"MaxTTL": 60, "ParametersInCacheKeyAndForwardedToOrigin": {
                        "HeadersConfig": {"HeaderBehavior": "whitelist", "Headers": ["Host"]}}}"""));

        assertThat(byHost.key(asked("a.example"))).isNotEqualTo(byHost.key(asked("b.example")));
        assertThat(A_MINUTE.key(asked("a.example"))).isEqualTo(A_MINUTE.key(asked("b.example")));
    }

    private static Request asked(String host) {
        return new Request("GET", "/", "", new Headers().set("host", host), new byte[0], "127.0.0.1", 1);
    }

    @Test
    void namesAKeyThatItDoesNotKnow() {
        assertThatThrownBy(() -> CachePolicy.read(json("""
                        {"ParametersInCacheKeyAndForwardedToOrigin": {"CookiesConfig": {"CookieBehavior": "whitelist"}}}""")))
                .isInstanceOf(Unsupported.class)
                .hasMessage("a cache policy by some cookies is not known to the local run: it knows none and all, "
                        + "got whitelist");
    }

    @Test
    void knowsNothingAfterAllIsForgotten() {
        get("");
        revision = "2";
        assertThat(get("").result()).isEqualTo(Result.HIT);

        cache.forgetAll();

        Cache.Answer anew = get("");
        assertThat(anew.result()).isEqualTo(Result.MISS);
        assertThat(anew.response().body()).asString(StandardCharsets.UTF_8).isEqualTo("2");
        assertThat(asked.getLast().headers().has("if-none-match")).isFalse();
    }
}
