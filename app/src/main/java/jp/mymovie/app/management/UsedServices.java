package jp.mymovie.app.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;

/**
 * Services that the member accounts use: dated data, {@code services.txt} beside this class, and those of options that the
 * settings choose.
 */
final class UsedServices {
    private UsedServices() {}

    /** Actions and patterns, sorted. */
    static List<String> actions(Estate estate) {
        return Stream.concat(always().stream(), options(estate)).sorted().toList();
    }

    private static Stream<String> options(Estate estate) {
        List<Estate.Edge> edges =
                estate.stages().stream().map(Estate.Stage::edge).toList();
        return Stream.concat(
                edges.stream().anyMatch(Estate.Edge::webAcl) ? Stream.of("wafv2:*") : Stream.of(),
                edges.stream().anyMatch(edge -> edge.plan() != null) ? Stream.of("pricingplanmanager:*") : Stream.of());
    }

    private static List<String> always() {
        try (InputStream file = Objects.requireNonNull(UsedServices.class.getResourceAsStream("services.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2)[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
