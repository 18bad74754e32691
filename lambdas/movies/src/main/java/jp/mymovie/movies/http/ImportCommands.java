package jp.mymovie.movies.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import jp.mymovie.movies.csv.CsvFile;
import jp.mymovie.movies.csv.WrongFile;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.MovieStore;

/** Files that come in. */
final class ImportCommands {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_KEY = 100;
    private static final int ID_BYTES = 12;

    private final MovieStore store;
    private final Imports imports;
    private final Clock clock;

    ImportCommands(Parts parts) {
        this.store = parts.store();
        this.imports = parts.imports();
        this.clock = parts.clock();
    }

    Response start(Request request, String userId) {
        byte[] body = Body.csv(request, MAX_BYTES);
        boolean preview = "true".equals(request.query().get("preview"));
        String key = request.headers().getOrDefault("idempotency-key", "");
        if (!preview && (key.isBlank() || key.length() > MAX_KEY)) {
            throw Problem.badRequest("'idempotency-key' must be 1 to 100 characters that are new for a new file, got '"
                            + Body.shown(key) + "'")
                    .thrown();
        }
        if (store.profile(userId) == null) {
            throw Problem.noProfile(409).thrown();
        }
        ImportFile file = read(body);
        if (preview) {
            return ImportStates.preview(file);
        }
        String id = digest(key.getBytes(StandardCharsets.UTF_8));
        String digest = digest(body);
        Imports.State state = imports.state(userId, id);
        if (state == null) {
            imports.begin(userId, id, digest, file, clock.instant());
            state = imports.state(userId, id);
        }
        if (state == null) {
            throw Problem.noProfile(409).thrown();
        }
        if (!state.digest().equals(digest)) {
            throw new Problem(
                            422,
                            "key-reused",
                            "Key reused",
                            "another file was sent with that idempotency-key: send this one with a new key")
                    .thrown();
        }
        return ImportStates.answer(202, state).with("location", Links.BASE + "/me/imports/" + id);
    }

    private static ImportFile read(byte[] body) {
        try {
            return CsvFile.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("the file must be in UTF-8: save it so and send it again")
                    .thrown();
        } catch (WrongFile e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).thrown();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }
}
