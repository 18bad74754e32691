package jp.mymovie.movies.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Whatever TMDB answers in JSON, what is made of it is a film that can be kept, ordered and shown. */
@Tag("fuzz")
final class TmdbAnswerFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void makesAFilmThatCanBeKept(byte @Nullable [] bytes) {
        JsonObject answer;
        try {
            answer = new JsonReader(20).read(bytes == null ? new byte[0] : bytes);
        } catch (MalformedJson e) {
            return;
        }
        List<JsonObject> films = new ArrayList<>(answer.objects("results"));
        films.add(answer);
        for (JsonObject json : films) {
            check(TmdbFilm.details(json, 129));
            FoundFilm found = TmdbFilm.found(json);
            if (found != null) {
                check(found.film());
                assertThat(found.overview()).satisfies(overview -> checkText(overview, 2_000));
            }
        }
    }

    private static void check(FilmDetails details) {
        check(details.film());
        checkText(details.overview(), 2_000);
        assertThat(details.countries()).hasSizeLessThanOrEqualTo(20).allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(details.cast())
                .hasSizeLessThanOrEqualTo(FilmDetails.MAX_CAST)
                .doesNotHaveDuplicates();
        details.cast().forEach(name -> checkName(name, 200));
        if (details.trailer() != null) {
            assertThat(details.trailer()).matches("[A-Za-z0-9_-]{11}");
        }
    }

    private static void checkName(String name, int most) {
        assertThat(name).isNotBlank();
        checkText(name, most);
    }

    /** One line of UTF-8 that turns nothing on a page around. */
    private static void checkText(String text, int most) {
        assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(most);
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(text.codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> c == 0x202E || c == 0x2028 || c >= 0xD800 && c < 0xE000);
    }

    private static void check(Film film) {
        checkName(film.title(), 500);
        checkName(film.originalTitle(), 500);
        if (film.englishTitle() != null) {
            checkName(film.englishTitle(), 500);
        }
        if (film.director() != null) {
            checkName(film.director(), 200);
        }
        assertThat(film.genres())
                .hasSizeLessThanOrEqualTo(10)
                .doesNotHaveDuplicates()
                .allMatch(id -> id > 0);
        Integer runtime = film.runtime();
        if (runtime != null) {
            assertThat(runtime).isBetween(1, 100_000);
        }
        if (film.posterPath() != null) {
            assertThat(film.posterPath()).startsWith("/").doesNotContain("//", "?", "#", "\n");
        }
        LocalDate date = film.releaseDate();
        if (date != null) {
            assertThat(date.getYear()).isBetween(1, 9999);
        }
        int id = film.tmdbId();
        Entry entry = Entry.registered(film, new Score(1), Instant.EPOCH);
        for (Sort sort : Sort.values()) {
            assertThat(Sort.tmdbId(sort.key(entry))).isEqualTo(id);
            assertThat(sort.key(entry).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024);
        }
    }
}
