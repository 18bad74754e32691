package jp.mymovie.constructs.organization.guardrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Actions that a region lock leaves alone, and those that are dear in a service that is used: dated data, a line each in a file beside this class.
 *
 * @param action an action or a pattern
 * @param reason why it stands there
 */
record Exemption(String action, String reason) {
    /** Services without a region. */
    static final List<Exemption> GLOBAL = read("global-services.txt");

    /** What stands in us-east-1 for CloudFront. */
    static final List<Exemption> EDGE = read("edge-services.txt");

    /** Actions that cost more than their service is used for. */
    static final List<Exemption> PAID = read("paid-extras.txt");

    static List<String> actions(List<Exemption> exemptions) {
        return exemptions.stream().map(Exemption::action).toList();
    }

    private static List<Exemption> read(String name) {
        try (@Nullable InputStream file = Exemption.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("'%s' must be in the library, got nothing".formatted(name));
            }
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(line -> new Exemption(line[0], line[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable".formatted(name), e);
        }
    }
}
