package jp.mymovie.movies.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.mymovie.movies.domain.Edit;
import jp.mymovie.movies.domain.FreeText;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a body says of a film. */
final class Remarked {
    private Remarked() {}

    static Edit read(JsonObject body) {
        return new Edit(score(body), watched(body), note(body), null);
    }

    private static @Nullable Optional<Score> score(JsonObject body) {
        if (!body.has("score")) {
            return null;
        }
        if (body.get("score") == null) {
            return Optional.empty();
        }
        Long score = body.integer("score");
        if (score == null || score < 0 || score > Score.MAX) {
            throw wrong("/score", "must be a whole number from 0 to 100, or null", body.get("score"));
        }
        return Optional.of(new Score(score.intValue()));
    }

    private static @Nullable List<LocalDate> watched(JsonObject body) {
        if (!body.has("watched")) {
            return null;
        }
        if (!(body.get("watched") instanceof List<?> days) || days.size() > Remarks.MAX_WATCHED) {
            throw wrong("/watched", "must be a list of at most 100 days", body.get("watched"));
        }
        List<LocalDate> watched = new ArrayList<>();
        for (Object day : days) {
            LocalDate date = date(day);
            if (date == null) {
                throw wrong("/watched/" + watched.size(), "must be a day such as 2026-11-24, from 1888 on", day);
            }
            watched.add(date);
        }
        return watched;
    }

    private static @Nullable LocalDate date(@Nullable Object text) {
        try {
            LocalDate date = text instanceof String day ? LocalDate.parse(day) : null;
            return date == null || !Remarks.fits(date) ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Optional<String> note(JsonObject body) {
        if (!body.has("note")) {
            return null;
        }
        String text = body.string("note");
        String note = text == null ? null : FreeText.normalized(text);
        boolean fits = note == null ? body.get("note") == null : FreeText.fault(note, Remarks.MAX_NOTE) == null;
        if (!fits) {
            throw wrong("/note", "must be at most 2000 characters without controls, or null", body.get("note"));
        }
        return note == null || !FreeText.visible(note) ? Optional.empty() : Optional.of(note);
    }

    private static ProblemException wrong(String pointer, String rule, @Nullable Object got) {
        return Problem.invalid(pointer, rule + ", got " + Body.shown(got)).thrown();
    }
}
