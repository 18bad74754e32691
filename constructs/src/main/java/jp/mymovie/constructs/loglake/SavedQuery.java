package jp.mymovie.constructs.loglake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A question people ask of the logs, in the file of the same name. Each wants its days as parameters, in the form
 * {@code '2026-11-23'}: anything else stops the query, where a badly written partition would have found nothing.
 */
enum SavedQuery {
    PAGE_VIEWS,
    ERROR_RATE,
    CLIENT_ERRORS_BY_ADDRESS,
    BYTES_BY_PATH,
    CACHE_HIT_RATE,
    SLOWEST_ROUTES,
    ONE_REQUEST,
    FUNCTION_ERRORS,
    SILENT_DAYS,
    DENIED_CALLS;

    /** The name in Athena and of the file. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The file's first line. */
    String description() {
        return sql().lines().findFirst().orElseThrow().substring("-- ".length());
    }

    String sql() {
        try (InputStream sql = SavedQuery.class.getResourceAsStream(title() + ".sql")) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
