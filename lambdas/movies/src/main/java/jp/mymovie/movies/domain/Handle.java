package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The unique name a user is found by: 3 to 20 of a-z, 0-9 and underscore, starting with a letter. */
public record Handle(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{2,19}");
    /** UTF-16 units that are looked at; no 20 letters were written in more. */
    private static final int LONG = 100;

    public Handle {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("handle must match " + FORM + ", got '" + value + "'");
        }
    }

    /** Reads it in any case and width, as {@code Ｈａｎａｋｏ}; null if it is none. */
    public static @Nullable Handle parse(String text) {
        String folded = folded(text);
        return FORM.matcher(folded).matches() ? new Handle(folded) : null;
    }

    /** A handle or the beginning of one as it is compared. */
    public static String folded(String text) {
        return text.length() > LONG
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether nobody may take it. */
    public boolean reserved() {
        return ReservedHandles.has(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
