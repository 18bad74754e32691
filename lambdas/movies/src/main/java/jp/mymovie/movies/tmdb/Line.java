package jp.mymovie.movies.tmdb;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of TMDB's as one line that can be kept and shown. Anybody can edit TMDB, so nothing of it is taken as it comes. */
final class Line {
    /** Control characters, line separators, and marks that turn the direction of what follows on the page. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private Line() {}

    /**
     * The text, null where there is none to see.
     *
     * @param most code points; what is longer is cut
     */
    static @Nullable String of(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String line = UNSHOWABLE.matcher(wellFormed(text)).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) > most) {
            line = line.substring(0, line.offsetByCodePoints(0, most)).strip();
        }
        return line.isEmpty() ? null : line;
    }

    static String of(@Nullable String text, int most, String otherwise) {
        String line = of(text, most);
        return line == null ? otherwise : line;
    }

    /** The text without halves of surrogate pairs, which no UTF-8 can carry. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
