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
        @Nullable Details details) {

    static List<Film> all() {
        try (InputStream in = Objects.requireNonNull(Film.class.getResourceAsStream("films.json"))) {
            return JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, new TypeReference<List<Film>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any of its titles holds the words. */
    boolean matches(String folded) {
        return fold(title).contains(folded)
                || titleEn != null && fold(titleEn).contains(folded)
                || fold(originalTitle).contains(folded);
    }

    /** Width and case do not count in a search. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
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
