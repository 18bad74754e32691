package jp.mymovie.movies.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.json.JsonText;

/** Rows of files, and their fates. */
final class ImportedRows {
    private ImportedRows() {}

    static void write(JsonGenerator json, ImportedRow imported) throws IOException {
        Fate fate = imported.fate();
        json.writeStartObject();
        json.writeNumberField("row", imported.number());
        members(json, imported.row());
        json.writeStringField("fate", fate.word());
        JsonText.member(json, "reason", fate instanceof Fate.Unknown(String reason) ? reason : null);
        json.writeArrayFieldStart("films");
        for (Film film : films(fate)) {
            json.writeStartObject();
            Json.film(json, film);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Members that the file gives. */
    static void members(JsonGenerator json, ImportRow row) throws IOException {
        json.writeNumberField("line", row.line());
        json.writeStringField("title", row.title());
        Json.number(json, "year", row.year());
        Json.score(json, row.remarks().score());
        Json.strings(
                json,
                "watched",
                row.remarks().watched().stream().map(LocalDate::toString).toList());
        JsonText.member(json, "registeredAt", row.registeredAt());
        json.writeBooleanField("wish", row.wish());
    }

    private static List<Film> films(Fate fate) {
        return switch (fate) {
            case Fate.Found found -> List.of(found.film());
            case Fate.Registered registered -> List.of(registered.film());
            case Fate.Kept kept -> List.of(kept.film());
            case Fate.TakenBack taken -> List.of(taken.film());
            case Fate.Offered offered -> offered.candidates();
            case Fate.Pending pending -> List.of();
            case Fate.Unknown unknown -> List.of();
            case Fate.Chosen chosen -> List.of();
            case Fate.Skipped skipped -> List.of();
        };
    }
}
