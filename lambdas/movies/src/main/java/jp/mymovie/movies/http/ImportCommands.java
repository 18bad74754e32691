package jp.mymovie.movies.http;

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
        String body = Body.csv(request, MAX_BYTES);
        boolean preview = Boolean.TRUE.equals(Parameters.flag(request, "preview"));
        String key = IdempotencyKeys.of(request);
        if (!preview && key == null) {
            throw IdempotencyKeys.wanted("nothing");
        }
        if (store.profile(userId) == null) {
            throw Problem.noProfile(409).thrown();
        }
        ImportFile file = read(body);
        if (preview || key == null) {
            return ImportStates.preview(file);
        }
        String id = digest(key);
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
            throw IdempotencyKeys.reused("file");
        }
        return ImportStates.answer(202, state).with("location", Links.BASE + "/me/imports/" + id);
    }

    private static ImportFile read(String csv) {
        try {
            return CsvFile.read(csv);
        } catch (WrongFile e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).thrown();
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }
}
