package jp.mymovie.test.probe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A header that makes a request depend on the version of what it is about. */
enum Conditional {
    AS_WANTED(null, null),
    NONE("", null),
    MATCH_RIGHT("If-Match", null),
    MATCH_STALE("If-Match", "\"stale.1\""),
    MATCH_ANY("If-Match", "*"),
    MATCH_GARBAGE("If-Match", "W/,\"\u00e9\u0001*,\"\""),
    NONE_MATCH_ANY("If-None-Match", "*"),
    NONE_MATCH_RIGHT("If-None-Match", null),
    NONE_MATCH_GARBAGE("If-None-Match", "\"");

    private final @Nullable String header;
    private final @Nullable String value;

    Conditional(@Nullable String header, @Nullable String value) {
        this.header = header;
        this.value = value;
    }

    /** @param tag the entity tag of the present version; null where there is none */
    Ask on(Ask ask, @Nullable String tag) {
        if (header == null) {
            return ask;
        }
        Ask bare = ask.without("If-Match").without("If-None-Match");
        return header.isEmpty()
                ? bare
                : bare.with(header, value != null ? value : Objects.requireNonNullElse(tag, "\"none.1\""));
    }

    boolean needsTag() {
        return header != null && !header.isEmpty() && value == null;
    }
}
