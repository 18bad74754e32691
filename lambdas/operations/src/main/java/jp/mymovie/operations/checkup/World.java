package jp.mymovie.operations.checkup;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import jp.mymovie.operations.json.Json;
import jp.mymovie.operations.probe.Probe;
import jp.mymovie.operations.probe.Probe.Look;
import jp.mymovie.operations.probe.Site;
import org.jspecify.annotations.Nullable;

/**
 * The world, asked over HTTPS. Names are resolved by public resolvers in their JSON form, since those of the function keep
 * answers for its own account.
 *
 * @see <a href="https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/">DNS in
 *     JSON, Cloudflare</a>
 * @see <a href="https://developers.google.com/speed/public-dns/docs/doh/json">DNS in JSON, Google</a>
 */
final class World implements Outside {
    /** Resolvers one after the other: the second is asked where the first does not answer. */
    static final List<String> RESOLVERS = List.of("https://cloudflare-dns.com/dns-query", "https://dns.google/resolve");

    private static final int NS = 2;
    private static final long NO_ERROR = 0;
    private static final long NO_SUCH_NAME = 3;

    private final List<String> resolvers;
    private final BiFunction<URI, String[], Look> look;

    World() {
        this(RESOLVERS, Probe::look);
    }

    World(List<String> resolvers, BiFunction<URI, String[], Look> look) {
        this.resolvers = resolvers;
        this.look = look;
    }

    /** @throws IllegalStateException if no resolver answers */
    @Override
    public List<String> nameServers(String domain) {
        for (String resolver : resolvers) {
            URI uri = URI.create("%s?name=%s&type=NS".formatted(resolver, domain));
            Look answer = look.apply(uri, new String[] {"Accept", "application/dns-json"});
            if (answer.status() == 200) {
                Map<String, @Nullable Object> json = Json.object(answer.body());
                if (json.get("Status") instanceof Long status && (status == NO_ERROR || status == NO_SUCH_NAME)) {
                    return Json.objects(json, "Answer").stream()
                            .filter(record -> record.get("type") instanceof Long type && type == NS)
                            .map(record -> Json.text(record, "data").replaceFirst("\\.$", ""))
                            .sorted()
                            .toList();
                }
                // Servers that are named and do not answer.
                return List.of();
            }
        }
        throw new IllegalStateException("no resolver answered, asked %s".formatted(resolvers));
    }

    @Override
    public Optional<Instant> certificateEnd(String host) {
        return Optional.ofNullable(
                look.apply(URI.create("https://" + host + "/"), new String[0]).certificateEnd());
    }

    @Override
    public Optional<Trouble> site(Estate.Stage stage) {
        return Probe.visit(new Site(URI.create("https://" + stage.host()), stage.name(), stage.read(), stage.signIn()))
                .map(failure -> new Trouble(failure.text(), failure.first()));
    }

    @Override
    public int status(String host, String path) {
        return look.apply(URI.create("https://" + host + path), new String[0]).status();
    }

    /** The edge has several places and each keeps its own. */
    @Override
    public boolean keeps(String host, String path) {
        URI uri = URI.create("https://" + host + path);
        return IntStream.range(0, 5)
                .anyMatch(attempt -> look.apply(uri, new String[0]).cache().startsWith("Hit"));
    }
}
