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
import org.jspecify.annotations.Nullable;

/** Rows of files, and what became of them. */
final class ImportedRows {
    private ImportedRows() {}

    static void write(JsonGenerator json, ImportedRow imported) throws IOException {
        Fate fate = imported.fate();
        json.writeStartObject();
        json.writeNumberField("row", imported.number());
        members(json, imported.row());
        json.writeStringField("fate", fate.word());
        JsonText.member(json, "reason", fate instanceof Fate.Unknown(String reason) ? reason : null);
        Film film = film(fate);
        if (film == null) {
            json.writeNullField("film");
        } else {
            json.writeFieldName("film");
            film(json, film);
        }
        json.writeArrayFieldStart("candidates");
        for (Film candidate : fate instanceof Fate.Offered(var candidates) ? candidates : List.<Film>of()) {
            film(json, candidate);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What the file says. */
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

    private static @Nullable Film film(Fate fate) {
        return switch (fate) {
            case Fate.Found found -> found.film();
            case Fate.Registered registered -> registered.film();
            case Fate.Kept kept -> kept.film();
            case Fate.TakenBack taken -> taken.film();
            case Fate.Pending pending -> null;
            case Fate.Offered offered -> null;
            case Fate.Unknown unknown -> null;
            case Fate.Chosen chosen -> null;
            case Fate.Skipped skipped -> null;
        };
    }

    private static void film(JsonGenerator json, Film film) throws IOException {
        json.writeStartObject();
        Json.film(json, film);
        json.writeEndObject();
    }
}
