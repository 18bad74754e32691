package jp.mymovie.movies.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.json.JsonObject;

/** Commands to an import that is there. */
final class ImportOrders {
    /** Choices of a request: each may write a part of the rows, all in one transaction. */
    private static final int MOST_CHOICES = 50;

    private final Imports imports;
    private final Clock clock;

    ImportOrders(Parts parts) {
        this.imports = parts.imports();
        this.clock = parts.clock();
    }

    Response give(Request request, String userId) {
        String wanted = String.valueOf(Body.json(request).get("wanted"));
        String id = id(request);
        return answer(
                switch (wanted) {
                    case "run" -> imports.resume(userId, id, clock.instant());
                    case "stop" -> imports.stop(userId, id, clock.instant());
                    case "undo" -> imports.undo(userId, id, clock.instant());
                    default ->
                        throw Problem.invalid("/wanted", "must be run, stop or undo, got " + Body.shown(wanted))
                                .thrown();
                },
                id);
    }

    Response choose(Request request, String userId) {
        Map<Integer, Optional<Integer>> films = choices(Body.json(request));
        String id = id(request);
        return answer(imports.choose(userId, id, films, clock.instant()), id);
    }

    private static String id(Request request) {
        String id = ImportStates.id(request);
        if (id == null) {
            throw ImportStates.missing().thrown();
        }
        return id;
    }

    private static Map<Integer, Optional<Integer>> choices(JsonObject body) {
        if (!(body.get("choices") instanceof List<?> list) || list.isEmpty() || list.size() > MOST_CHOICES) {
            throw Problem.invalid(
                            "/choices",
                            "must be a list of 1 to %d choices, got %s"
                                    .formatted(MOST_CHOICES, Body.shown(body.get("choices"))))
                    .thrown();
        }
        Map<Integer, Optional<Integer>> films = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/choices/" + i;
            if (!(list.get(i) instanceof JsonObject choice)
                    || !choice.has("tmdbId")
                    || choice.members().size() != 2) {
                throw Problem.invalid(
                                pointer,
                                "must have a row and a tmdbId and nothing else, got " + Body.shown(list.get(i)))
                        .thrown();
            }
            Optional<Integer> film =
                    choice.get("tmdbId") == null ? Optional.empty() : Optional.of(number(choice, "tmdbId", 1, pointer));
            if (films.put(number(choice, "row", 0, pointer), film) != null) {
                throw Problem.invalid(pointer + "/row", "must be named once, got it again")
                        .thrown();
            }
        }
        return films;
    }

    private static int number(JsonObject choice, String name, int least, String pointer) {
        Long number = choice.integer(name);
        if (number == null || number < least || number > Integer.MAX_VALUE) {
            throw Problem.invalid(
                            pointer + "/" + name,
                            "must be a whole number from %d on, got %s".formatted(least, Body.shown(choice.get(name))))
                    .thrown();
        }
        return number.intValue();
    }

    private static Response answer(Imports.Answer answer, String id) {
        return switch (answer) {
            case Imports.Answer.Taken(Imports.State state) -> ImportStates.answer(202, state);
            case Imports.Answer.Missing missing -> throw ImportStates.missing().thrown();
            case Imports.Answer.NoRow(int row) ->
                throw Problem.notFound("no-row", "the import has no row " + row).thrown();
            case Imports.Answer.Refused(Imports.State state) ->
                throw (state.id().equals(id) ? unfit(state) : busy(state)).thrown();
        };
    }

    /** One import of a user at a time. */
    static Problem busy(Imports.State other) {
        return new Problem(
                409, "import-running", "Import running", "wait for the import " + other.id() + ", or stop it first");
    }

    private static Problem unfit(Imports.State state) {
        return new Problem(
                409,
                "import-not-ready",
                "Import not ready",
                "the import is %s: films are chosen while it rests and is not undone"
                        .formatted(state.phase().name().toLowerCase(Locale.ROOT)));
    }
}
