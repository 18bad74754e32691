package jp.mymovie.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The secrets that the templates refer to: random here, and kept in the data folder. */
final class Secrets {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, String> given;
    private final ObjectNode values;

    /**
     * @param given real values by their key, of whichever secret
     */
    Secrets(Path file, Map<String, String> given) {
        this.file = file;
        this.given = given;
        try {
            values = Files.exists(file) ? (ObjectNode) JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized String get(String secret, String key) {
        String real = given.get(key);
        if (real != null) {
            return real;
        }
        String name = secret + "#" + key;
        if (!values.has(name)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            values.put(name, HexFormat.of().formatHex(random));
            try {
                Files.writeString(file, values.toPrettyString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return values.path(name).asText();
    }

    /** Whether it is one of the values. */
    synchronized boolean knows(String value) {
        return values.valueStream().anyMatch(known -> known.asText().equals(value));
    }
}
