package jp.mymovie.app.settings;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sample settings in an organization that exists, with its management account, log archive and monitoring account:
 * {@code settings/adopted.json} laid over {@code estate}. Stg and prod are made.
 */
public final class AdoptedSettings {
    private static final JsonMapper JSON = new JsonMapper();

    private AdoptedSettings() {}

    /** The settings as JSON, to be changed by a test. */
    public static ObjectNode json() throws IOException {
        ObjectNode settings = (ObjectNode) JSON.readTree(SampleSettings.owned());
        ((ObjectNode) settings.get("estate")).setAll((ObjectNode) JSON.readTree(
                SampleSettings.file().resolveSibling("adopted.json").toFile()));
        return settings;
    }

    /** Writes them as {@code cdk.json} into a folder. */
    public static Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("cdk.json"), json().toString());
    }
}
