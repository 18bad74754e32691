package jp.mymovie.app.settings;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Settings that stay as they are when the committed ones get another entry, for tests that name ids and counts. */
public final class SampleSettings {
    private SampleSettings() {}

    /** The movie service's stg and prod in accounts 000000000004 and 000000000005, nothing recorded. */
    public static Path file() {
        try {
            return Path.of(Objects.requireNonNull(SampleSettings.class.getResource("/settings/cdk.json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The same settings as somebody would have made them his own: a value may be recorded in them. */
    public static String owned() {
        try {
            return Files.readString(file())
                    .replace("mymovie.example", "films-estate.dev")
                    .replace("example_owner/", "films-owner/")
                    .replace("+81-3-0000-0000", "+81-3-1234-5678")
                    .replace(
                            "\"accounts\": {",
                            "\"mail\": { \"mx\": [\"10 mx1.films-mail.dev\"] },\n    \"accounts\": {");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
