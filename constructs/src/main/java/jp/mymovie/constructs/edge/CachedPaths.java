package jp.mymovie.constructs.edge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of an API is cached, as CloudFront's path patterns.
 *
 * @param patterns what is
 * @param except what within them is not
 */
record CachedPaths(List<String> patterns, List<String> except) {
    static final String API = "/api/*";
    static final CachedPaths NONE = new CachedPaths(List.of(), List.of());

    CachedPaths {
        patterns = List.copyOf(patterns);
        except = List.copyOf(except);
        for (String pattern : patterns) {
            if (!pattern.startsWith("/api/") || pattern.equals(API)) {
                throw new IllegalArgumentException(
                        "'cachedApiPaths' must lie below /api/ and be less than all of it, got '%s'"
                                .formatted(pattern));
            }
        }
        for (String exception : except) {
            if (patterns.stream().noneMatch(pattern -> matches(pattern, exception))) {
                throw new IllegalArgumentException(
                        "'cachedApiPaths' must except what lies within %s, got '%s': leave out what is not cached anyway"
                                .formatted(patterns, exception));
            }
        }
    }

    private static boolean matches(String pattern, String path) {
        return path.matches(pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()));
    }
}
