package jp.mymovie.local.tmdb;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A film of the packed file.
 *
 * @param tmdbId TMDB's id
 * @param title Japanese where it is known
 * @param titleEn English, may be absent
 * @param originalTitle in the original language
 * @param originalLanguage two letters, may be absent
 * @param releaseDate the earliest known, ISO, may be absent
 * @param releaseDateJp in Japan, may be absent
 * @param imdbId may be absent
 * @param genres names of {@link Genres}
 * @param details of some invented films
 * @param alternativeTitles under which a search finds it and no answer shows it, may be absent
 */
record Film(
        int tmdbId,
        String title,
        @Nullable String titleEn,
        String originalTitle,
        @Nullable String originalLanguage,
        @Nullable String releaseDate,
        @Nullable String releaseDateJp,
        @Nullable String imdbId,
        List<String> genres,
        @Nullable Details details,
        @Nullable List<String> alternativeTitles) {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static List<Film> all() {
        try (InputStream in = Objects.requireNonNull(Film.class.getResourceAsStream("films.json"))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Films in the form of the packed file. */
    static List<Film> read(InputStream in) {
        try {
            return JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, new TypeReference<List<Film>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether one of its titles has all words of a query: original, translated and alternative ones are searched. How TMDB
     * divides Japanese into words is written nowhere; here a word may stand within another, so more is found, not less.
     *
     * @see <a href="https://developer.themoviedb.org/reference/search-movie">search</a>
     */
    boolean matches(String query) {
        List<String> words = Stream.of(NO_WORD.split(fold(query)))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty()
                ? titles().anyMatch(title -> fold(title).contains(fold(query)))
                : titles().map(title -> NO_WORD.matcher(fold(title)).replaceAll(""))
                        .anyMatch(title -> words.stream().allMatch(title::contains));
    }

    /** Whether one of its titles is the folded one. */
    boolean isCalled(String folded) {
        return titles().anyMatch(title -> fold(title).equals(folded));
    }

    private Stream<String> titles() {
        Stream<String> known = Stream.of(title, originalTitle, Objects.requireNonNullElse(titleEn, title));
        return Stream.concat(known, Stream.ofNullable(alternativeTitles).flatMap(List::stream));
    }

    /** Width, case and accents do not count in a search. */
    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                .replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    /** Date that a search shows for a region: where that has none, or none is asked for, the primary one. */
    @Nullable
    String releaseDateIn(String region) {
        return region.equals("JP") && releaseDateJp != null ? releaseDateJp : releaseDate;
    }

    /**
     * Whether it came out in these years, each of them empty for any.
     *
     * @param primary year of the primary release, wherever that was
     * @param any year of any release that is known
     */
    boolean isOf(String primary, String any) {
        return isIn(primary, releaseDate) && (isIn(any, releaseDate) || isIn(any, releaseDateJp));
    }

    private static boolean isIn(String year, @Nullable String date) {
        return year.isEmpty() || date != null && date.startsWith(year + "-");
    }

    String titleIn(String language) {
        return language.startsWith("ja") || titleEn == null ? title : titleEn;
    }

    Details known() {
        return details == null ? Details.UNKNOWN : details;
    }

    /** Of the shape that TMDB gives; {@link Poster} draws it. */
    String posterPath() {
        return "/" + tmdbId + ".svg";
    }
}
