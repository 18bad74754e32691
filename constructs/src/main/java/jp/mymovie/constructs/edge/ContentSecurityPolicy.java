package jp.mymovie.constructs.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a page may load: its own files and what is allowed here, no inline script or style, no frame around it.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 */
public final class ContentSecurityPolicy {
    private final Map<String, List<String>> directives = new LinkedHashMap<>();

    private ContentSecurityPolicy() {
        directives.put("default-src", List.of("'none'"));
        for (String own : List.of("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src")) {
            directives.put(own, List.of("'self'"));
        }
        directives.put("form-action", List.of("'self'"));
        directives.put("base-uri", List.of("'none'"));
        directives.put("frame-ancestors", List.of("'none'"));
    }

    /** The page's own files and calls, nothing else. */
    public static ContentSecurityPolicy ownOnly() {
        return new ContentSecurityPolicy();
    }

    /** Also lets the page call this origin, such as {@code https://example.com}. */
    public ContentSecurityPolicy connect(String origin) {
        return allow("connect-src", origin);
    }

    /** Also lets the page show pictures of this origin, or of {@code data:}. */
    public ContentSecurityPolicy picture(String origin) {
        return allow("img-src", origin);
    }

    private ContentSecurityPolicy allow(String directive, String origin) {
        if (!origin.matches("data:|https://[\\w.${}*-]+")) {
            throw new IllegalArgumentException(
                    "'%s' must be data: or an https origin without a path, got %s".formatted(directive, origin));
        }
        ContentSecurityPolicy wider = new ContentSecurityPolicy();
        wider.directives.putAll(directives);
        List<String> sources = new ArrayList<>(directives.getOrDefault(directive, List.of()));
        sources.add(origin);
        wider.directives.put(directive, sources);
        return wider;
    }

    @Override
    public String toString() {
        return directives.entrySet().stream()
                .map(directive -> directive.getKey() + " " + String.join(" ", directive.getValue()))
                .collect(Collectors.joining("; "));
    }
}
