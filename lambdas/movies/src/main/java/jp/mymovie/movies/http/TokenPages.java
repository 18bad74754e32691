package jp.mymovie.movies.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.domain.ScriptTokens;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** {@code /me/tokens}: the caller's tokens for scripts. */
final class TokenPages {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?");
    private static final List<String> SCOPES = List.of("read", "write");
    private static final int DAYS = 90;

    private final ScriptTokens tokens;
    private final Clock clock;

    TokenPages(Parts parts) {
        this.tokens = parts.tokens();
        this.clock = parts.clock();
    }

    Response list(String userId) {
        List<ScriptToken> found = tokens.of(userId);
        List<@Nullable LocalDate> uses = new ArrayList<>();
        found.forEach(token -> uses.add(tokens.lastUse(token.id())));
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (int i = 0; i < found.size(); i++) {
                json.writeStartObject();
                members(json, found.get(i));
                JsonText.member(json, "lastUsedOn", uses.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Makes it anew where there is one of that name, so that a retry leaves one and its answer is the one that counts. */
    Response put(Request request, String userId) {
        String name = name(request);
        JsonObject body = Body.json(request);
        List<String> scopes = scopes(body);
        TokenText text = TokenText.random();
        Instant now = clock.instant();
        ScriptToken token = new ScriptToken(
                text.id(),
                name,
                scopes.contains("read"),
                scopes.contains("write"),
                now,
                now.plus(Duration.ofDays(days(body))));
        return switch (tokens.make(userId, token, text.digest())) {
            case DONE ->
                Response.json(200, json -> {
                    json.writeStartObject();
                    members(json, token);
                    json.writeStringField("token", text.text());
                    json.writeEndObject();
                });
            case FULL ->
                throw new Problem(
                                409,
                                "too-many-tokens",
                                "Too many tokens",
                                "there are %d already: revoke one".formatted(ScriptToken.MOST))
                        .thrown();
            case GONE -> throw Problem.noProfile(409).thrown();
        };
    }

    Response delete(Request request, String userId) {
        tokens.revoke(userId, name(request));
        return Response.noContent();
    }

    /** Members of a token whenever it is shown. */
    static void members(JsonGenerator json, ScriptToken token) throws IOException {
        json.writeStringField("name", token.name());
        json.writeArrayFieldStart("scopes");
        if (token.reads()) {
            json.writeString("read");
        }
        if (token.writes()) {
            json.writeString("write");
        }
        json.writeEndArray();
        json.writeStringField("createdAt", token.createdAt().toString());
        json.writeStringField("expiresAt", token.expiresAt().toString());
    }

    private static String name(Request request) {
        String name = request.path().getOrDefault("name", "");
        if (!NAME.matcher(name).matches()) {
            throw Problem.badParameter("name", "1 to 30 of a-z, 0-9 and hyphens, which neither begin nor end it", name)
                    .thrown();
        }
        return name;
    }

    private static List<String> scopes(JsonObject body) {
        List<String> scopes = body.get("scopes") instanceof List<?> list
                        && list.size() == body.strings("scopes").size()
                ? body.strings("scopes")
                : List.of();
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            throw Problem.invalid(
                            "/scopes",
                            "must be a list of one or both of read and write, got " + Body.shown(body.get("scopes")))
                    .thrown();
        }
        return scopes;
    }

    private static long days(JsonObject body) {
        if (!body.has("days")) {
            return DAYS;
        }
        Long days = body.integer("days");
        if (days == null || days < 1 || days > ScriptToken.MOST_DAYS) {
            throw Problem.invalid(
                            "/days",
                            "must be a whole number from 1 to " + ScriptToken.MOST_DAYS + ", got "
                                    + Body.shown(body.get("days")))
                    .thrown();
        }
        return days;
    }
}
