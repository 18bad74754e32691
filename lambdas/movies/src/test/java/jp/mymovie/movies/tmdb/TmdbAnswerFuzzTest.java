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
            check(TmdbFilm.read(json, 129, ReleaseDate.japanese(json)));
            check(TmdbFilm.read(json, 129, ReleaseDate.primary(json)));
        }
    }

    private static void check(Film film) {
        for (String title : List.of(film.title(), film.originalTitle())) {
            assertThat(title).isNotBlank();
            assertThat(title.codePointCount(0, title.length())).isLessThanOrEqualTo(500);
            assertThat(new String(title.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(title);
        }
        if (film.posterPath() != null) {
            assertThat(film.posterPath()).startsWith("/").doesNotContain("//", "?", "#", "\n");
        }
        LocalDate date = film.releaseDate();
        if (date != null) {
            assertThat(date.getYear()).isBetween(1, 9999);
        }
        Entry entry = Entry.registered(film, new Score(1), Instant.EPOCH);
        for (Sort sort : Sort.values()) {
            assertThat(Sort.tmdbId(sort.key(entry))).isEqualTo(129);
            assertThat(sort.key(entry).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024);
        }
    }
}
