package jp.mymovie.movies.http;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import jp.mymovie.movies.MovieRoute;

/**
 * Query parameters of each route, declared once; a test holds {@code openapi.yaml} to them. One that a route does not
 * know is refused and not ignored: a misspelt filter would answer the whole list, and each made-up name would be another
 * copy in the caches.
 */
final class KnownParameters {
    /** Leads a reader who has just written past the copies in caches; the value says nothing. */
    static final String REV = "rev";

    /** Films to read at once; excludes every other parameter. */
    static final String IDS = "ids";

    private static final String[] PAGE = {"limit", "cursor"};
    private static final String[] ORDER = {"sort", "order"};
    private static final Map<MovieRoute, SortedSet<String>> OF = table();

    private KnownParameters() {}

    static SortedSet<String> of(MovieRoute route) {
        return OF.getOrDefault(route, Collections.emptySortedSet());
    }

    /** Refuses parameters that are unknown, given twice or no text. */
    static void check(MovieRoute route, Request request) {
        SortedSet<String> known = of(route);
        for (var parameter : request.query().entrySet()) {
            String name = Texts.cut(parameter.getKey(), 40);
            if (!known.contains(parameter.getKey())) {
                throw refused("there is no parameter '" + name + "' here: "
                        + (known.isEmpty() ? "send none" : "known are " + String.join(", ", known)));
            }
            if (request.repeated().contains(parameter.getKey())) {
                throw refused("'" + name + "' must be given once, got it more than once");
            }
            if (!Texts.whole(parameter.getValue())) {
                throw refused("'" + name + "' must be UTF-8, percent-encoded, got '"
                        + Texts.cut(parameter.getValue(), 40) + "'");
            }
        }
    }

    private static Map<MovieRoute, SortedSet<String>> table() {
        Map<MovieRoute, SortedSet<String>> table = new EnumMap<>(MovieRoute.class);
        for (MovieRoute route : MovieRoute.values()) {
            SortedSet<String> known = new TreeSet<>();
            if (route.access() == MovieRoute.Access.PUBLIC && route.effect() == MovieRoute.Effect.READ) {
                known.add(REV);
            }
            switch (route) {
                case SEARCH_FILMS -> add(known, "q", "page");
                case SEARCH_USERS -> {
                    add(known, "prefix");
                    add(known, PAGE);
                }
                case LIST_ENTRIES, LIST_MY_ENTRIES -> {
                    if (route == MovieRoute.LIST_MY_ENTRIES) {
                        known.add(IDS);
                    }
                    add(known, Filters.NAMES);
                    add(known, ORDER);
                    add(known, PAGE);
                }
                case LIST_FILM_ENTRIES, LIST_WATCHLIST, LIST_MY_FOLLOWING, LIST_FEED, LIST_FOLLOWING, LIST_FOLLOWERS ->
                    add(known, PAGE);
                case LIST_MY_CHANGES -> add(known, "since", "cursor");
                case EXPORT_ENTRIES -> add(known, "cursor", "format");
                case GET_ARCHIVE, GET_IMPORT, LIST_IMPORT_ROWS -> add(known, "cursor");
                case START_IMPORT -> add(known, "preview", "hold", "scale", "as");
                default -> {
                    // none of its own
                }
            }
            table.put(route, Collections.unmodifiableSortedSet(known));
        }
        return table;
    }

    private static void add(SortedSet<String> known, String... names) {
        for (String name : names) {
            known.add(name);
        }
    }

    private static ProblemException refused(String detail) {
        return new Problem(400, "bad-parameter", "Bad parameter", detail).thrown();
    }
}
