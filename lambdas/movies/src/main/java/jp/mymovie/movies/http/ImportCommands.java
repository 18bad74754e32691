package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import jp.mymovie.movies.csv.ListFile;
import jp.mymovie.movies.csv.Options;
import jp.mymovie.movies.csv.Scale;
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
    private final Throttle throttle;
    private final Clock clock;

    ImportCommands(Parts parts, Throttle throttle) {
        this.throttle = throttle;
        this.store = parts.store();
        this.imports = parts.imports();
        this.clock = parts.clock();
    }

    Response start(Request request, String userId) {
        byte[] body = Body.file(request, MAX_BYTES);
        Options options = options(request);
        boolean preview = Boolean.TRUE.equals(Parameters.flag(request, "preview"));
        String key = IdempotencyKeys.of(request);
        if (!preview && key == null) {
            throw IdempotencyKeys.wanted("nothing");
        }
        if (store.profile(userId) == null) {
            throw Problem.noProfile(409).thrown();
        }
        ImportFile file = read(body, options);
        if (preview || key == null) {
            return ImportStates.preview(file);
        }
        String id = digest(key.getBytes(StandardCharsets.UTF_8));
        // Other options make another import of the same file.
        String digest = digest(body, String.valueOf(options).getBytes(StandardCharsets.UTF_8));
        Imports.Order first =
                Boolean.TRUE.equals(Parameters.flag(request, "hold")) ? Imports.Order.LOOK : Imports.Order.TAKE;
        Imports.State state = begun(userId, id, digest, file, first);
        if (!state.digest().equals(digest)) {
            throw IdempotencyKeys.reused("file");
        }
        return ImportStates.answer(202, state).with("location", Links.BASE + "/me/imports/" + id);
    }

    private Imports.State begun(String userId, String id, String digest, ImportFile file, Imports.Order first) {
        Instant now = clock.instant();
        Imports.State there = imports.state(userId, id, now);
        if (there != null) {
            return there;
        }
        // Before rows are counted: a file that has to wait shall not use up the day.
        Imports.State busy = imports.running(userId, now);
        if (busy != null) {
            throw ImportOrders.busy(busy).thrown();
        }
        throttle.rows(userId, file.rows().size());
        return switch (imports.begin(userId, id, digest, file, first, now)) {
            case Imports.Answer.Taken(Imports.State state) -> state;
            case Imports.Answer.Refused(Imports.State other) ->
                throw ImportOrders.busy(other).thrown();
            case Imports.Answer.Missing missing -> throw Problem.noProfile(409).thrown();
            case Imports.Answer.NoRow row -> throw new IllegalStateException("a beginning names no row, got " + row);
        };
    }

    private static Options options(Request request) {
        String scale = request.query().get("scale");
        String use = request.query().get("as");
        return new Options(
                switch (scale) {
                    case null -> null;
                    case "5" -> Scale.FIVE;
                    case "10" -> Scale.TEN;
                    case "100" -> Scale.HUNDRED;
                    default ->
                        throw Problem.badParameter("scale", "5, 10 or 100", scale)
                                .thrown();
                },
                switch (use) {
                    case null -> null;
                    case "watched" -> Options.Use.WATCHED;
                    case "wish" -> Options.Use.WISH;
                    default ->
                        throw Problem.badParameter("as", "watched or wish", use).thrown();
                });
    }

    private static ImportFile read(byte[] file, Options options) {
        try {
            return ListFile.read(file, options);
        } catch (WrongFile e) {
            String detail = String.valueOf(e.getMessage());
            throw (switch (e.wanted()) {
                        case FILE -> Problem.badRequest(detail);
                        case SCALE -> new Problem(400, "scale-wanted", "Scale wanted", detail);
                        case USE -> new Problem(400, "use-wanted", "Use wanted", detail);
                    })
                    .thrown();
        }
    }

    private static String digest(byte[]... texts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] text : texts) {
                sha.update(text);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha.digest(), ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }
}
