package jp.mymovie.movies.domain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The unique name a user is found by: 3 to 20 of a-z, 0-9 and underscore, starting with a letter. */
public record Handle(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{2,19}");
    /** Words that stand where a handle would in a path, or that would pass for the house itself. */
    private static final Set<String> RESERVED = Set.of("random", "admin", "mymovie");

    public Handle {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("handle must match " + FORM + ", got '" + value + "'");
        }
    }

    /** Reads it in any case; null if it is none. */
    public static @Nullable Handle parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? new Handle(lower) : null;
    }

    /** Whether nobody may take it. */
    public boolean reserved() {
        return RESERVED.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
