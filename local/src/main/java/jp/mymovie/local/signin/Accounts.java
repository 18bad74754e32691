package jp.mymovie.local.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The accounts of the user pool, kept in the data folder. Any name has one; whose account was deleted gets another one
 * with a new subject at the next sign-in, as Cognito gives it to whoever signs up again.
 */
final class Accounts {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, String> subjects = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> signedUp = new HashSet<>();

    /** @param file written at the first sign-up or deletion */
    Accounts(Path file) {
        this.file = file;
        try {
            JsonNode kept = Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
            kept.path("subjects")
                    .properties()
                    .forEach(entry ->
                            subjects.put(entry.getKey(), entry.getValue().asText()));
            kept.path("deleted").forEach(subject -> deleted.add(subject.asText()));
            kept.path("signedUp").forEach(subject -> signedUp.add(subject.asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must hold accounts as JSON: remove it".formatted(file), e);
        }
    }

    /** Subject of the first account of a name, the same in every run. */
    static String first(String name) {
        return UUID.nameUUIDFromBytes(("mymovie/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Subject of a name that signs in; a new one where the account was deleted. */
    synchronized String subject(String name) {
        String subject = subjects.getOrDefault(name, first(name));
        if (deleted.contains(subject)) {
            subject = UUID.randomUUID().toString();
            subjects.put(name, subject);
            write();
        }
        return subject;
    }

    synchronized boolean isDeleted(String subject) {
        return deleted.contains(subject);
    }

    /** True if an account was made on the page of the sign-in. */
    synchronized boolean hasSignedUp(String subject) {
        return signedUp.contains(subject);
    }

    /** Notes that an account was made on the page of the sign-in. */
    synchronized void signUp(String subject) {
        if (signedUp.add(subject)) {
            write();
        }
    }

    /** Deletes an account; false where that has happened before. */
    synchronized boolean delete(String subject) {
        boolean there = deleted.add(subject);
        if (there) {
            write();
        }
        return there;
    }

    private void write() {
        ObjectNode kept = JSON.createObjectNode();
        kept.set("subjects", JSON.valueToTree(subjects));
        kept.set("deleted", JSON.valueToTree(deleted));
        kept.set("signedUp", JSON.valueToTree(signedUp));
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), kept.toPrettyString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
