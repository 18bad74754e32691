package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.FreeText;

/** Properties of texts from outside. Lengths are in code points: an emoji is one, not the two of UTF-16. */
final class Texts {
    /** Stands for bytes that were not UTF-8: API Gateway writes it into the event instead of them. */
    static final char REPLACEMENT = '\ufffd';

    private Texts() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first so many code points, with an ellipsis where more follow. */
    static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /** True if every character came over whole: neither half of a surrogate pair nor in place of broken bytes. */
    static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> c == REPLACEMENT || surrogate(c));
    }

    /** True if a reader sees anything of it at all. */
    static boolean visible(String text) {
        return FreeText.visible(text);
    }

    static boolean surrogate(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }
}
