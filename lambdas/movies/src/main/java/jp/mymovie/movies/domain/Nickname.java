package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the name a user is shown by: 1 to 50 code points that a reader sees, and that move nothing around them.
 *
 * <p>Normalized by NFC and not by NFKC: composed and decomposed kana become one, but ㈱, ① and ﾊﾅｺ stay as they were
 * chosen, since the handle and not the nickname is what tells users apart. Format characters are refused, bidirectional
 * controls first, which would turn the text around a name; zero-width joiners and variation selectors are taken only
 * within the emoji and ideographs they belong to. Joiners of Persian and Indic scripts are refused with the others.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode security considerations</a>
 * @see <a href="https://www.unicode.org/reports/tr51/">Unicode emoji</a>
 */
public final class Nickname {
    /** Code points of a nickname. */
    public static final int MAX_LENGTH = 50;

    /** Marks on one letter; more run into the lines above and below. */
    private static final int MAX_MARKS = 4;

    private static final int JOINER = 0x200d;

    private Nickname() {}

    /** As it is kept: composed, without space around it. */
    public static String normalized(String text) {
        int[] points =
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
        int start = 0;
        int end = points.length;
        while (start < end && space(points[start])) {
            start++;
        }
        while (end > start && space(points[end - 1])) {
            end--;
        }
        return new String(points, start, end - start);
    }

    /** The reason for which a normalized text is no nickname; null where it is one. */
    public static @Nullable String fault(String nickname) {
        int[] points = nickname.codePoints().toArray();
        if (points.length == 0 || points.length > MAX_LENGTH) {
            return points.length + " characters";
        }
        int marks = 0;
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            marks = mark(c) ? marks + 1 : 0;
            boolean onNothing = marks == 1 && !selector(c) && (i == 0 || space(points[i - 1]));
            if (onNothing || marks > MAX_MARKS || hidden(points, i)) {
                return String.format(Locale.ROOT, "U+%04X at character %d", c, i + 1);
            }
        }
        return null;
    }

    /** True for a letter, symbol or mark that shows nothing by itself. */
    public static boolean blank(int c) {
        return switch (c) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0, 0x1d159 -> true;
            default -> c >= 0x180b && c <= 0x180f || selector(c);
        };
    }

    private static boolean hidden(int[] points, int i) {
        int c = points[i];
        int before = i == 0 ? ' ' : points[i - 1];
        if (selector(c)) {
            return !Character.isEmoji(before) && !Character.isIdeographic(before);
        }
        if (c == JOINER) {
            int after = i + 1 == points.length ? ' ' : points[i + 1];
            return !Character.isExtendedPictographic(after) || !endsEmoji(points, i - 1);
        }
        return blank(c)
                || c == 0xfffd
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /** True if an emoji ends there, with or without a selector or a skin tone. */
    private static boolean endsEmoji(int[] points, int i) {
        int last = i;
        while (last >= 0 && (selector(points[last]) || Character.isEmojiModifier(points[last]))) {
            last--;
        }
        return last >= 0 && Character.isExtendedPictographic(points[last]);
    }

    private static boolean selector(int c) {
        return c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean space(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }
}
