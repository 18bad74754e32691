package jp.mymovie.app.settings;

import java.net.URISyntaxException;
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
}
