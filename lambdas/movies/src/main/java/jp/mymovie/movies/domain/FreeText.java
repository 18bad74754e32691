package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules for texts that a user writes and for those that a file brings, the same for both: what the form refuses does not
 * come in by an import.
 *
 * <p>Normalized by NFC as {@linkplain Nickname nicknames} are: files of some computers spell が as か and a mark. Controls
 * other than ends of lines and tabs are refused, and so are bidirectional embeddings, overrides and isolates, which would
 * turn the text around a note, and U+FFFD, which stands where a character was lost and by which a broken file is told; the marks U+200E and U+200F belong to scripts that are written from the right.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode security considerations</a>
 */
public final class FreeText {
    private FreeText() {}

    /** As it is kept: composed. */
    public static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The reason for which a text cannot be kept; null where it can. @param most code points */
    public static @Nullable String fault(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return length + " characters";
        }
        int place = 1;
        for (int c : text.codePoints().toArray()) {
            if (!writable(c)) {
                return String.format(Locale.ROOT, "U+%04X at character %d", c, place);
            }
            place++;
        }
        return null;
    }

    /** True if a reader sees anything of it at all. */
    public static boolean visible(String text) {
        return text.codePoints().anyMatch(FreeText::visible);
    }

    /** A line to show of a text that may hold anything: the first code points, U+FFFD for what cannot be kept. */
    public static String shown(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(most)
                .map(c -> !writable(c) ? 0xfffd : Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean writable(int c) {
        boolean lineEnd = c == '\n' || c == '\r' || c == '\t';
        boolean turns = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        boolean lost = c == 0xfffd || Character.getType(c) == Character.SURROGATE;
        return lineEnd || !turns && !lost && !Character.isISOControl(c);
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !Nickname.blank(c);
        };
    }
}
