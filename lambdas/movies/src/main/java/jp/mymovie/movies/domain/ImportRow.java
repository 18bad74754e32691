package jp.mymovie.movies.domain;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A film of a file that is to be registered, under one id or another, else by title and year. Its values are checked here
 * and nowhere else, when a file is read and again when a step reads what was kept of it: what the form refuses makes no
 * row.
 *
 * @param line where it stands in the file, from 1
 * @param remarks with the rating as the file has it
 * @param registeredAt when it was registered first, null where the file does not tell
 * @param wish whether it goes onto the watchlist and not onto the list
 */
public record ImportRow(
        int line,
        @Nullable Integer tmdbId,
        @Nullable String imdbId,
        String title,
        @Nullable Integer year,
        Remarks remarks,
        @Nullable Instant registeredAt,
        boolean wish) {
    /** Code points of a title. */
    public static final int MAX_TITLE = 300;

    private static final int MAX_REASON = 300;
    private static final Pattern IMDB = Pattern.compile("tt[0-9]{5,10}");
    private static final Pattern RATING = Pattern.compile("[a-z]{1,10}:[0-9 ]{1,6}(\\.[0-9]{1,6})? *");
    private static final Instant FROM = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    /** @throws Unfit if it holds what cannot be registered */
    public ImportRow {
        title = text("the title", title.strip(), MAX_TITLE);
        demand(tmdbId == null || tmdbId > 0, "the id of tmdb must be 1 or more, got " + tmdbId);
        demand(
                imdbId == null || IMDB.matcher(imdbId).matches(),
                "the id of imdb must be one such as tt0245429, got " + shown(imdbId));
        demand(tmdbId != null || imdbId != null || FreeText.visible(title), "it has neither title nor id");
        demand(year == null || year >= 1000 && year <= 2999, "the year must be one such as 1985, got " + year);
        demand(
                registeredAt == null || !registeredAt.isBefore(FROM) && registeredAt.isBefore(END),
                "the time of registration must be from 1970 to 2199, got " + registeredAt);
        remarks.watched()
                .forEach(day -> demand(Remarks.fits(day), "a day watched must be from 1888 to 2199, got " + day));
        String rating = remarks.rating();
        demand(
                rating == null || RATING.matcher(rating).matches(),
                "a rating must be written such as stars:3.5, got " + shown(rating));
        String note = remarks.note() == null ? null : text("the note", remarks.note(), Remarks.MAX_NOTE);
        remarks = new Remarks(
                remarks.score(), remarks.watched(), note == null || !FreeText.visible(note) ? null : note, rating);
    }

    /** A film that was watched. @throws Unfit if it holds what cannot be registered */
    public ImportRow(
            int line,
            @Nullable Integer tmdbId,
            @Nullable String imdbId,
            String title,
            @Nullable Integer year,
            Remarks remarks,
            @Nullable Instant registeredAt) {
        this(line, tmdbId, imdbId, title, year, remarks, registeredAt, false);
    }

    /** A row that cannot be registered, and why; fit to be shown and kept whatever the file held. */
    public record Bad(int line, String title, String reason) {
        public Bad {
            title = FreeText.shown(title, MAX_TITLE);
            reason = FreeText.shown(reason, MAX_REASON);
        }
    }

    /** A value cannot be registered; the message is the reason for the user. */
    public static final class Unfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        private Unfit(String reason) {
            super(reason);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    public Bad bad(String reason) {
        return new Bad(line, title, reason);
    }

    private static String text(String name, String text, int most) {
        String normalized = FreeText.normalized(text);
        String fault = FreeText.fault(normalized, most);
        demand(fault == null, "%s must be at most %d characters without controls, got %s".formatted(name, most, fault));
        return normalized;
    }

    private static String shown(@Nullable String text) {
        return "'" + FreeText.shown(String.valueOf(text), 40) + "'";
    }

    private static void demand(boolean met, String reason) {
        if (!met) {
            throw new Unfit(reason);
        }
    }
}
