package jp.mymovie.movies.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.FreeText;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.JsonText;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/** Rows of an import as the text of one attribute. */
final class RowsJson {
    private static final JsonReader READER = new JsonReader(10);

    private RowsJson() {}

    static String write(List<ImportedRow> rows) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("rows");
            for (ImportedRow row : rows) {
                write(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ImportedRow imported) throws IOException {
        ImportRow row = imported.row();
        json.writeStartObject();
        json.writeNumberField("number", imported.number());
        json.writeNumberField("line", row.line());
        number(json, "tmdbId", row.tmdbId());
        JsonText.member(json, "imdbId", row.imdbId());
        json.writeStringField("title", row.title());
        number(json, "year", row.year());
        Score score = row.remarks().score();
        number(json, "score", score == null ? null : score.value());
        json.writeArrayFieldStart("watched");
        for (LocalDate day : row.remarks().watched()) {
            json.writeString(day.toString());
        }
        json.writeEndArray();
        JsonText.member(json, "note", row.remarks().note());
        JsonText.member(json, "rating", row.remarks().rating());
        JsonText.member(json, "registeredAt", row.registeredAt());
        json.writeBooleanField("wish", row.wish());
        FateJson.write(json, imported.fate());
        json.writeEndObject();
    }

    /** A row that was kept before its values were checked as they are now is shown and stops no import. */
    static List<ImportedRow> read(String text) {
        List<ImportedRow> rows = new ArrayList<>();
        for (JsonObject row : parse(text).objects("rows")) {
            int number = integer(row, "number");
            try {
                rows.add(new ImportedRow(number, row(row), FateJson.read(row)));
            } catch (ImportRow.Unfit e) {
                String title = FreeText.shown(Objects.requireNonNullElse(row.string("title"), ""), ImportRow.MAX_TITLE);
                rows.add(new ImportedRow(
                        number,
                        new ImportRow(
                                integer(row, "line"),
                                null,
                                null,
                                FreeText.visible(title) ? title : "?",
                                null,
                                Remarks.NONE,
                                null),
                        new Fate.Unknown(e.reason())));
            }
        }
        return rows;
    }

    private static ImportRow row(JsonObject row) {
        String at = row.string("registeredAt");
        return new ImportRow(
                integer(row, "line"),
                row.integer("tmdbId") == null ? null : integer(row, "tmdbId"),
                row.string("imdbId"),
                Objects.requireNonNull(row.string("title")),
                row.integer("year") == null ? null : integer(row, "year"),
                new Remarks(
                        row.integer("score") == null ? null : new Score(integer(row, "score")),
                        row.strings("watched").stream().map(LocalDate::parse).toList(),
                        row.string("note"),
                        row.string("rating")),
                at == null ? null : Instant.parse(at),
                Boolean.TRUE.equals(row.bool("wish")));
    }

    static String writeBad(List<ImportRow.Bad> rows) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("bad");
            for (ImportRow.Bad row : rows) {
                json.writeStartObject();
                json.writeNumberField("line", row.line());
                json.writeStringField("title", row.title());
                json.writeStringField("reason", row.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static List<ImportRow.Bad> readBad(String text) {
        return parse(text).objects("bad").stream()
                .map(row -> new ImportRow.Bad(
                        integer(row, "line"),
                        Objects.requireNonNull(row.string("title")),
                        Objects.requireNonNull(row.string("reason"))))
                .toList();
    }

    private static JsonObject parse(String text) {
        try {
            return READER.read(text);
        } catch (MalformedJson e) {
            throw new IllegalStateException("the table must hold what was written to it", e);
        }
    }

    private static int integer(JsonObject row, String name) {
        return Math.toIntExact(Objects.requireNonNull(row.integer(name), name));
    }

    private static void number(JsonGenerator json, String name, @Nullable Integer value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
