package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The policy that narrows a session when a role is assumed, read from a file.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session">Session policies</a>
 */
final class SessionPolicy {
    private SessionPolicy() {}

    /** @throws IllegalArgumentException if there is no such file, or no policy in it that a session can have */
    static Policy read(Path file) {
        JsonNode document = parsed(file);
        JsonNode written = document.path("Statement");
        if (!written.isObject() && !written.isArray() || written.isEmpty()) {
            throw bad(file, "hold a policy with a Statement", document.toString());
        }
        for (JsonNode statement : written.isArray() ? written : java.util.List.of(written)) {
            check(file, statement);
        }
        return Policy.of("session policy " + file.getFileName(), document);
    }

    private static JsonNode parsed(Path file) {
        try {
            JsonNode document = Policy.parse(Files.readString(file));
            if (!document.isObject()) {
                throw bad(file, "hold a policy as a JSON object", document.toString());
            }
            return document;
        } catch (NoSuchFileException e) {
            throw bad(file, "name a file of a policy", "none there");
        } catch (IOException e) {
            throw bad(file, "name a file that can be read", e.toString());
        }
    }

    private static void check(Path file, JsonNode statement) {
        String effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw bad(file, "say Allow or Deny in each Effect", statement.toString());
        }
        if (statement.has("Principal") || statement.has("NotPrincipal")) {
            throw bad(file, "name no principal, since the session is it", statement.toString());
        }
        if (!statement.has("Action") && !statement.has("NotAction")) {
            throw bad(file, "name an Action in each statement", statement.toString());
        }
        if (!statement.has("Resource") && !statement.has("NotResource")) {
            throw bad(file, "name a Resource in each statement", statement.toString());
        }
    }

    private static IllegalArgumentException bad(Path file, String wanted, String got) {
        return new IllegalArgumentException(
                "'--session %s' must %s, got %s".formatted(file, wanted, got.isEmpty() ? "nothing" : got));
    }
}
