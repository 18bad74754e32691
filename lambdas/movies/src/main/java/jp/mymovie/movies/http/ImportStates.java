package jp.mymovie.movies.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.json.JsonText;

/** How far imports are, and what is wrong with which row. */
final class ImportStates {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final int A_FEW = 20;

    private final Imports imports;
    private final Cursors cursors;

    ImportStates(Parts parts) {
        this.imports = parts.imports();
        this.cursors = parts.cursors();
    }

    Response get(Request request, String userId) {
        String id = request.path().getOrDefault("importId", "");
        Imports.State state = ID.matcher(id).matches() ? imports.state(userId, id) : null;
        if (state == null) {
            throw Problem.notFound("no-import", "there is no import of that id, or it was a week ago")
                    .thrown();
        }
        String list = "bad rows " + userId + " " + id;
        String cursor = Parameters.cursor(request);
        Imports.BadPage bad = imports.bad(userId, id, cursor == null ? null : cursors.open(list, cursor));
        String next = bad.next() == null ? null : cursors.seal(list, bad.next());
        return Response.json(200, json -> {
            json.writeStartObject();
            members(json, state);
            bad(json, bad.items());
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
    }

    static Response answer(int status, Imports.State state) {
        return Response.json(status, json -> {
            json.writeStartObject();
            members(json, state);
            json.writeEndObject();
        });
    }

    /** What a file would do; nothing of it is kept. */
    static Response preview(ImportFile file) {
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("format", file.format());
            json.writeNumberField("total", file.rows().size() + file.bad().size());
            json.writeNumberField("failed", file.bad().size());
            json.writeArrayFieldStart("rows");
            for (ImportRow row : file.rows().stream().limit(A_FEW).toList()) {
                json.writeStartObject();
                json.writeNumberField("line", row.line());
                json.writeStringField("title", row.title());
                if (row.year() == null) {
                    json.writeNullField("year");
                } else {
                    json.writeNumberField("year", row.year());
                }
                Json.score(json, row.remarks().score());
                strings(
                        json,
                        "watched",
                        row.remarks().watched().stream()
                                .map(LocalDate::toString)
                                .toList());
                JsonText.member(json, "registeredAt", row.registeredAt());
                json.writeBooleanField("wish", row.wish());
                json.writeEndObject();
            }
            json.writeEndArray();
            bad(json, file.bad().stream().limit(A_FEW).toList());
            strings(json, "ignored", file.ignored());
            json.writeEndObject();
        });
    }

    private static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static void members(JsonGenerator json, Imports.State state) throws IOException {
        json.writeStringField("id", state.id());
        json.writeStringField("format", state.format());
        json.writeStringField("state", state.finished() ? "finished" : "running");
        json.writeNumberField("total", state.total());
        json.writeNumberField("done", state.done());
        json.writeNumberField("failed", state.failed());
        json.writeStringField("startedAt", state.startedAt().toString());
    }

    private static void bad(JsonGenerator json, List<ImportRow.Bad> rows) throws IOException {
        json.writeArrayFieldStart("bad");
        for (ImportRow.Bad row : rows) {
            json.writeStartObject();
            json.writeNumberField("line", row.line());
            json.writeStringField("title", row.title());
            json.writeStringField("reason", row.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
