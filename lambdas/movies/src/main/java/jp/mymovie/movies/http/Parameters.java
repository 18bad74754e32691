package jp.mymovie.movies.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.mymovie.movies.domain.Sort;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of path and query; a bad one is a {@link Problem} of status 400. */
final class Parameters {
    private static final int MAX_LIMIT = 100;

    private Parameters() {}

    static int tmdbId(Request request) {
        String text = request.path().getOrDefault("tmdbId", "");
        return number("tmdbId", text, 1, Integer.MAX_VALUE);
    }

    static int number(Request request, String name, int otherwise, int max) {
        String text = request.query().get(name);
        return text == null ? otherwise : number(name, text, 1, max);
    }

    static Sort sort(Request request) {
        String text = request.query().get("sort");
        return text == null ? Sort.REGISTERED : parse(text);
    }

    static boolean ascending(Request request) {
        return switch (request.query().get("order")) {
            case null -> false;
            case "asc" -> true;
            case "desc" -> false;
            case String other ->
                throw Problem.badParameter("order", "asc or desc", other).thrown();
        };
    }

    static int limit(Request request) {
        return number(request, "limit", 50, MAX_LIMIT);
    }

    static jp.mymovie.movies.domain.EntryFilter filter(Request request) {
        return jp.mymovie.movies.domain.EntryFilter.NONE;
    }

    static @Nullable String cursor(Request request) {
        return request.query().get("cursor");
    }

    private static Sort parse(String text) {
        for (Sort sort : Sort.values()) {
            if (sort.wireName().equals(text)) {
                return sort;
            }
        }
        String known = Arrays.stream(Sort.values()).map(Sort::wireName).collect(Collectors.joining(", "));
        throw Problem.badParameter("sort", "one of " + known, text).thrown();
    }

    private static int number(String name, String text, int min, int max) {
        if (text.length() <= 10 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return (int) number;
            }
        }
        throw Problem.badParameter(name, String.format(Locale.ROOT, "%d to %d", min, max), text)
                .thrown();
    }
}
