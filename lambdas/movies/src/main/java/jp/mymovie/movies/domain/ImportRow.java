package jp.mymovie.movies.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A film of a file that is to be registered, under one id or another, else by title and year.
 *
 * @param line where it stands in the file, from 1
 * @param remarks with the rating as the file has it
 * @param registeredAt when it was registered first, null where the file does not tell
 */
public record ImportRow(
        int line,
        @Nullable Integer tmdbId,
        @Nullable String imdbId,
        String title,
        @Nullable Integer year,
        Remarks remarks,
        @Nullable Instant registeredAt) {
    /** A row that cannot be registered, and why. */
    public record Bad(int line, String title, String reason) {}

    public Bad bad(String reason) {
        return new Bad(line, title, reason);
    }
}
