package jp.mymovie.movies.http;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.movies.domain.Sort;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of path and query; a bad one is a {@link Problem} of status 400. */
final class Parameters {
    private static final int MAX_LIMIT = 100;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");

    private Parameters() {}

    /** From the least to the greatest number that is taken. */
    record Range(int min, int max) {}

    static int tmdbId(Request request) {
        String text = request.path().getOrDefault("tmdbId", "");
        return number("tmdbId", text, new Range(1, Integer.MAX_VALUE));
    }

    /** Films of the parameter {@code ids}, each once. */
    static List<Integer> tmdbIds(Request request, int most) {
        String[] ids = request.query().getOrDefault("ids", "").split(",", -1);
        if (ids.length > most) {
            throw Problem.badParameter("ids", "1 to " + most + " film ids with commas between", ids.length + " of them")
                    .thrown();
        }
        return Arrays.stream(ids)
                .map(id -> number("ids", id, new Range(1, Integer.MAX_VALUE)))
                .distinct()
                .toList();
    }

    static int number(Request request, String name, int otherwise, int max) {
        Integer number = number(request, name, new Range(1, max));
        return number == null ? otherwise : number;
    }

    /** Null where the parameter is not given. */
    static @Nullable Integer number(Request request, String name, Range range) {
        String text = request.query().get(name);
        return text == null ? null : number(name, text, range);
    }

    /** Null where the parameter is not given. */
    static @Nullable Boolean flag(Request request, String name) {
        return switch (request.query().get(name)) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw Problem.badParameter(name, "true or false", other).thrown();
        };
    }

    /** Without the space around it; null where the parameter is not given. */
    static @Nullable String text(Request request, String name, int max) {
        String text = request.query().get(name);
        return text == null ? null : text(name, text, max);
    }

    /** The same of a parameter that must be given. */
    static String wantedText(Request request, String name, int max) {
        return text(name, request.query().getOrDefault(name, ""), max);
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

    private static String text(String name, String got, int max) {
        String text = got.strip();
        if (!Texts.visible(text) || Texts.length(text) > max) {
            throw Problem.badParameter(name, "1 to " + max + " characters", got).thrown();
        }
        return text;
    }

    /** One form for each number: a second would be a second address of the same thing. */
    private static int number(String name, String text, Range range) {
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= range.min() && number <= range.max()) {
                return (int) number;
            }
        }
        String leading = text.startsWith("0") && text.length() > 1 ? " without leading zeros" : "";
        throw Problem.badParameter(name, range.min() + " to " + range.max() + leading, text)
                .thrown();
    }
}
