package jp.mymovie.constructs.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.mymovie.constructs.bootstrap.PolicyJson.allow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Permissions of the role {@value PeoplesRoles#READ_ONLY}: settings and states, no data of users, no addresses, no
 * secrets. A closed set in {@code read-only.txt}; AWS's own ReadOnlyAccess reads items, objects, users and log events.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html">ReadOnlyAccess</a>
 */
final class ReadOnlyAccess {
    private ReadOnlyAccess() {}

    static List<Map<String, Object>> statements() {
        return List.of(
                allow("LookAtSettings", actions(), List.of("*")),
                // Not of usage plans and keys, which answer with the key's value.
                allow(
                        "LookAtApis",
                        List.of("apigateway:GET"),
                        List.of("arn:aws:apigateway:*::/restapis", "arn:aws:apigateway:*::/restapis/*")));
    }

    private static List<String> actions() {
        try (InputStream file = Objects.requireNonNull(ReadOnlyAccess.class.getResourceAsStream("read-only.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(": ", 2)[1].split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
