package jp.mymovie.app.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Services that the member accounts use: dated data, {@code services.txt} beside this class. */
final class UsedServices {
    private UsedServices() {}

    /** Actions and patterns, in the order of the file. */
    static List<String> actions() {
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
