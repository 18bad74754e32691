package jp.mymovie.movies.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Fate of a row of an import, within the JSON of its part. */
final class FateJson {
    private static final String WORD = "fate";
    private static final String FILM = "film";
    private static final String WISHED = "wished";

    private FateJson() {}

    static void write(JsonGenerator json, Fate fate) throws IOException {
        json.writeObjectFieldStart(WORD);
        members(json, fate);
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, Fate fate) throws IOException {
        json.writeStringField(WORD, fate.word());
        switch (fate) {
            case Fate.Pending pending -> {}
            case Fate.Skipped skipped -> {}
            case Fate.Found(Film film, Wish wished) -> taken(json, film, wished);
            case Fate.Registered(Film film, Wish wished) -> taken(json, film, wished);
            case Fate.Kept(Film film) -> taken(json, film, null);
            case Fate.TakenBack(Film film) -> taken(json, film, null);
            case Fate.Unknown(String reason) -> json.writeStringField("reason", reason);
            case Fate.Offered(var candidates) -> {
                json.writeArrayFieldStart("candidates");
                for (Film film : candidates) {
                    FilmJson.write(json, film);
                }
                json.writeEndArray();
            }
            case Fate.Chosen(Integer tmdbId, Fate.Registered replaced) -> {
                if (tmdbId != null) {
                    json.writeNumberField("tmdbId", tmdbId);
                }
                if (replaced != null) {
                    taken(json, replaced.film(), replaced.wished());
                }
            }
        }
    }

    private static void taken(JsonGenerator json, Film film, @Nullable Wish wished) throws IOException {
        json.writeFieldName(FILM);
        FilmJson.write(json, film);
        if (wished != null) {
            json.writeObjectFieldStart(WISHED);
            json.writeStringField("addedAt", wished.addedAt().toString());
            JsonText.member(json, "origin", wished.origin());
            json.writeEndObject();
        }
    }

    /** Rows that were kept without a fate are pending. */
    static Fate read(JsonObject row) {
        JsonObject fate = row.object(WORD);
        return switch (fate.string(WORD)) {
            case "found" -> new Fate.Found(film(fate), wished(fate));
            case "registered" -> new Fate.Registered(film(fate), wished(fate));
            case "kept" -> new Fate.Kept(film(fate));
            case "takenBack" -> new Fate.TakenBack(film(fate));
            case "skipped" -> new Fate.Skipped();
            case "unknown" -> new Fate.Unknown(Objects.requireNonNull(fate.string("reason")));
            case "offered" ->
                new Fate.Offered(
                        fate.objects("candidates").stream().map(FilmJson::read).toList());
            case "chosen" ->
                new Fate.Chosen(
                        fate.integer("tmdbId") == null ? null : Math.toIntExact(fate.integer("tmdbId")),
                        fate.has(FILM) ? new Fate.Registered(film(fate), wished(fate)) : null);
            case null, default -> new Fate.Pending();
        };
    }

    private static Film film(JsonObject fate) {
        return FilmJson.read(fate.object(FILM));
    }

    private static @Nullable Wish wished(JsonObject fate) {
        JsonObject wished = fate.object(WISHED);
        String at = wished.string("addedAt");
        return at == null ? null : new Wish(film(fate), Instant.parse(at), wished.string("origin"));
    }
}
