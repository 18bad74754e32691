package jp.mymovie.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checkout in which the app runs: settings and build outputs lie there. */
public final class Checkout {
    private Checkout() {}

    /** The folder that {@code mymovie.root} names, or the nearest one upwards that has a {@code cdk.json}. */
    public static Path root() {
        String given = System.getProperty("mymovie.root");
        Path start = Path.of(given == null ? "" : given).toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("cdk.json"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException(
                "no cdk.json in '%s' or above it: start in the checkout, or name it with -Dmymovie.root"
                        .formatted(start));
    }
}
