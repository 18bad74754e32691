package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * What a cache policy says: which parameters of the query are part of the key and reach the origin, and how long answers
 * are kept.
 *
 * @param query takes the names of the parameters that count
 * @param headers in lower case, part of the key, and of what reaches the origin
 * @param cookies whether all cookies are
 * @param least kept even where the origin forbids it
 * @param otherwise kept where the origin says nothing
 * @param most kept whatever the origin says
 * @param compresses whether answers are compressed for those who take it
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html">how long CloudFront
 *     keeps what</a>
 */
record CachePolicy(
        Predicate<String> query,
        List<String> headers,
        boolean cookies,
        Duration least,
        Duration otherwise,
        Duration most,
        boolean compresses) {
    static final CachePolicy DISABLED =
            new CachePolicy(name -> false, List.of(), false, Duration.ZERO, Duration.ZERO, Duration.ZERO, false);
    static final CachePolicy OPTIMIZED = new CachePolicy(
            name -> false, List.of(), false, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(365), true);
    static final CachePolicy BY_ORIGIN = byOrigin(name -> false);
    static final CachePolicy BY_ORIGIN_AND_QUERY = byOrigin(name -> true);

    /** The managed UseOriginCacheControlHeaders, which keys by the viewer's host and all cookies. */
    private static CachePolicy byOrigin(Predicate<String> query) {
        return new CachePolicy(
                query,
                List.of("host", "origin", "x-http-method", "x-http-method-override", "x-method-override"),
                true,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(365),
                true);
    }

    /** @param config {@code CachePolicyConfig} of a template */
    static CachePolicy read(JsonNode config) {
        JsonNode key = config.path("ParametersInCacheKeyAndForwardedToOrigin");
        String cookies = key.path("CookiesConfig").path("CookieBehavior").asText("none");
        if (!cookies.equals("none") && !cookies.equals("all")) {
            throw new Unsupported(
                    "a cache policy by some cookies is not known to the local run: it knows none and all, got "
                            + cookies);
        }
        return new CachePolicy(
                query(key.path("QueryStringsConfig")),
                key.path("HeadersConfig")
                        .path("Headers")
                        .valueStream()
                        .map(name -> name.asText().toLowerCase(Locale.ROOT))
                        .toList(),
                cookies.equals("all"),
                Duration.ofSeconds(config.path("MinTTL").asLong()),
                Duration.ofSeconds(config.path("DefaultTTL").asLong()),
                Duration.ofSeconds(config.path("MaxTTL").asLong()),
                key.path("EnableAcceptEncodingGzip").asBoolean());
    }

    private static Predicate<String> query(JsonNode config) {
        Set<String> names = new HashSet<>();
        config.path("QueryStrings").forEach(name -> names.add(name.asText()));
        String behavior = config.path("QueryStringBehavior").asText("none");
        return switch (behavior) {
            case "none" -> name -> false;
            case "all" -> name -> true;
            case "whitelist" -> names::contains;
            case "allExcept" -> name -> !names.contains(name);
            default ->
                throw new Unsupported("query string behavior '%s' is not known to the local run".formatted(behavior));
        };
    }

    /** What of a query counts, as it was written. */
    String counted(String whole) {
        return Arrays.stream(whole.split("&"))
                .filter(pair -> !pair.isEmpty() && query.test(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }

    /** Headers that are part of the key, which CloudFront therefore forwards: the viewer's Host too, if it is among them. */
    Headers keyed(Headers viewers) {
        Headers keyed = new Headers();
        viewers.forEach((name, values) -> {
            if (headers.contains(name) || cookies && name.equals("cookie")) {
                values.forEach(value -> keyed.add(name, value));
            }
        });
        return keyed;
    }

    /** Key of what is asked for. */
    String key(Request asked) {
        StringBuilder key = new StringBuilder(asked.path() + "?" + counted(asked.query()));
        keyed(asked.headers())
                .forEach((name, values) -> key.append('\n').append(name).append(values));
        return key.toString();
    }

    /** How long an answer is kept; {@code stale-while-revalidate} does not count here. */
    Duration kept(Response answer) {
        Map<String, String> directives = Arrays.stream(
                        answer.headers().first("cache-control", "").split(","))
                .map(directive -> directive.strip().split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts.length == 1 ? "" : parts[1], (first, second) -> first));
        Duration wanted = otherwise;
        if (directives.containsKey("no-store")
                || directives.containsKey("no-cache")
                || directives.containsKey("private")) {
            wanted = least;
        } else if (directives.containsKey("s-maxage") || directives.containsKey("max-age")) {
            wanted = Duration.ofSeconds(
                    Long.parseLong(directives.getOrDefault("s-maxage", directives.getOrDefault("max-age", "0"))));
        }
        wanted = wanted.compareTo(least) < 0 ? least : wanted;
        return wanted.compareTo(most) > 0 ? most : wanted;
    }
}
