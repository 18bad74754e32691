package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A title as it is compared: without what people write differently who mean one film. Case, width, accents, punctuation,
 * middle dots and blanks beside Japanese do not count. Words do: articles, numerals and subtitles tell films apart.
 *
 * @param text empty for no title alone
 */
record FoldedTitle(String text) {
    /** Japanese voicing marks (U+3099) are no accents. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");

    private static final Pattern APOSTROPHES = Pattern.compile("['\\u2018\\u2019\\u02bc`´]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{No}]+");
    private static final String JAPANESE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";
    private static final Pattern BESIDE_JAPANESE = Pattern.compile("(?<=" + JAPANESE + ") | (?=" + JAPANESE + ")");
    private static final Pattern SUBTITLE = Pattern.compile("\\s*(?:: |：| [-–—] |[/／~～〜(（\\[]).*$");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?) (?=.)");
    private static final Pattern WAYWARD = Pattern.compile("and|[0-9]{1,2}");
    private static final String[] ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};

    static FoldedTitle of(String title) {
        String plain = Normalizer.normalize(APOSTROPHES.matcher(title).replaceAll(""), Form.NFKC)
                .toLowerCase(Locale.ROOT);
        String bare = ACCENTS.matcher(Normalizer.normalize(plain, Form.NFD)).replaceAll("");
        String words = NO_WORD.matcher(Normalizer.normalize(bare, Form.NFC).replace("&", " and "))
                .replaceAll(" ")
                .strip();
        // A title of signs alone, as "$" is, would be the same as any other.
        return new FoldedTitle(
                words.isEmpty() ? plain.strip() : BESIDE_JAPANESE.matcher(words).replaceAll(""));
    }

    /**
     * The same of the title's core: without subtitle and article, Roman numerals as Arabic ones. Films of one core may be
     * meant and are offered; none is taken for it.
     */
    static FoldedTitle core(String title) {
        String words = ARTICLE.matcher(of(main(title)).text()).replaceFirst("");
        return new FoldedTitle(
                Stream.of(words.split(" ", -1)).map(FoldedTitle::arabic).collect(Collectors.joining(" ")));
    }

    /**
     * Words to search for where the title itself finds nothing like it: those of the core that catalogues do not write in
     * several ways. A film of the same title has all of them.
     */
    static String sureWords(String title) {
        String sure = Stream.of(core(title).text().split(" ", -1))
                .filter(word -> !WAYWARD.matcher(word).matches())
                .collect(Collectors.joining(" "));
        return sure.isEmpty() ? title : sure;
    }

    private static String main(String title) {
        String main = SUBTITLE.matcher(title).replaceFirst("").strip();
        return main.isEmpty() ? title : main;
    }

    private static String arabic(String word) {
        for (int i = 0; i < ROMAN.length; i++) {
            if (ROMAN[i].equals(word)) {
                return String.valueOf(i + 1);
            }
        }
        return word;
    }
}
