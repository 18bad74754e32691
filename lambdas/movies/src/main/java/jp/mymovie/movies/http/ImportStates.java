package jp.mymovie.movies.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** How far imports are, and what is wrong with which row. */
final class ImportStates {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final int A_FEW = 20;

    private final Imports imports;
    private final Cursors cursors;
    private final Clock clock;

    ImportStates(Parts parts) {
        this.clock = parts.clock();
        this.imports = parts.imports();
        this.cursors = parts.cursors();
    }

    Response list(String userId) {
        List<Imports.State> all = imports.all(userId, clock.instant());
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Imports.State state : all) {
                json.writeStartObject();
                members(json, state);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    Response get(Request request, String userId) {
        Imports.State state = state(request, userId);
        String id = state.id();
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

    Response rows(Request request, String userId) {
        String id = state(request, userId).id();
        String list = "rows " + userId + " " + id;
        String cursor = Parameters.cursor(request);
        Imports.RowPage page = imports.rows(userId, id, cursor == null ? null : cursors.open(list, cursor));
        String next = page.next() == null ? null : cursors.seal(list, page.next());
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (ImportedRow row : page.items()) {
                ImportedRows.write(json, row);
            }
            json.writeEndArray();
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
    }

    private Imports.State state(Request request, String userId) {
        String id = id(request);
        Imports.State state = id == null ? null : imports.state(userId, id, clock.instant());
        if (state == null) {
            throw missing().thrown();
        }
        return state;
    }

    /** Null where no import can have that id. */
    static @Nullable String id(Request request) {
        String id = request.path().getOrDefault("importId", "");
        return ID.matcher(id).matches() ? id : null;
    }

    static Problem missing() {
        return Problem.notFound("no-import", "there is no import of that id, or it was a week ago");
    }

    static Response answer(int status, Imports.State state) {
        return Response.json(status, json -> {
            json.writeStartObject();
            members(json, state);
            json.writeEndObject();
        });
    }

    /** Preview of a file; nothing of it is kept. */
    static Response preview(ImportFile file) {
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("format", file.format());
            json.writeNumberField("total", file.rows().size() + file.bad().size());
            json.writeNumberField("failed", file.bad().size());
            json.writeArrayFieldStart("rows");
            for (ImportRow row : file.rows().stream().limit(A_FEW).toList()) {
                json.writeStartObject();
                ImportedRows.members(json, row);
                json.writeEndObject();
            }
            json.writeEndArray();
            bad(json, file.bad().stream().limit(A_FEW).toList());
            Json.strings(json, "ignored", file.ignored());
            json.writeEndObject();
        });
    }

    static void members(JsonGenerator json, Imports.State state) throws IOException {
        json.writeStringField("id", state.id());
        json.writeStringField("format", state.format());
        json.writeStringField("state", state.phase().name().toLowerCase(Locale.ROOT));
        JsonText.member(json, "reason", state.reason());
        json.writeNumberField("total", state.total());
        json.writeNumberField("done", state.tally().done());
        json.writeNumberField("offered", state.tally().offered());
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
