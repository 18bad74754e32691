package jp.mymovie.movies.domain;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/**
 * Search of an import: a title as somebody wrote it, beside the year that other catalogues write. That is the year of the
 * primary release, not of the Japanese one.
 *
 * @param title is found in any language
 * @param language of the titles in the answer
 * @param year of the primary release; null for films of all years, undated ones among them
 */
public record TitleSearch(
        String title, Language language, @Nullable Integer year) {
    /** Languages in which titles are compared. The original title comes with either. */
    public enum Language {
        JAPANESE,
        ENGLISH;

        /** Language whose titles are written in the script of this one; English for all scripts that Japanese has not. */
        static Language of(String title) {
            return title.codePoints().anyMatch(Language::isJapanese) ? JAPANESE : ENGLISH;
        }

        private static boolean isJapanese(int c) {
            UnicodeScript script = UnicodeScript.of(c);
            return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
        }
    }

    TitleSearch in(Language other) {
        return new TitleSearch(title, other, year);
    }
}
