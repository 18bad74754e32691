package jp.mymovie.movies.http;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonObject;

/**
 * Members of each route's body, declared once; a test holds {@code openapi.yaml} to them. One that a route does not know
 * is refused and not ignored: with a misspelt {@code watched} the answer would say that all is well.
 */
final class KnownMembers {
    private static final int MAX_ERRORS = 10;

    private KnownMembers() {}

    static List<String> of(MovieRoute route) {
        return switch (route) {
            case PUT_ME -> List.of("handle", "nickname");
            case PATCH_ME -> List.of("nickname", "url", "birthday", "private", "watchedPublic");
            case PUT_ENTRY, PATCH_ENTRY -> List.of("score", "watched", "note");
            case PATCH_IMPORT -> List.of("wanted");
            case CHOOSE_FILMS -> List.of("choices");
            case PUT_TOKEN -> List.of("scopes", "days");
            case SEND_MESSAGE -> List.of("category", "text", "email");
            default -> List.of();
        };
    }

    static void check(MovieRoute route, JsonObject body) {
        List<String> known = of(route);
        List<Problem.FieldError> errors = new ArrayList<>();
        for (String name : body.members().keySet()) {
            if (!known.contains(name) && errors.size() < MAX_ERRORS) {
                errors.add(new Problem.FieldError(
                        "/" + Texts.cut(name, 40).replace("~", "~0").replace("/", "~1"),
                        "must not be here: known are " + String.join(", ", known)));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem(422, "invalid", "Invalid content", "the body has an unknown member", errors).thrown();
        }
    }
}
