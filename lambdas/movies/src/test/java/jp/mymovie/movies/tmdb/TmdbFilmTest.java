package jp.mymovie.movies.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Films out of answers of TMDB's shape, from complete to hostile. */
final class TmdbFilmTest {
    /** As {@code /movie/{id}} answers with everything appended; the people and the words are invented. */
    private static final String COMPLETE = """
            {"adult":false,"budget":15000000,"genres":[{"id":16,"name":"アニメーション"},{"id":10751,"name":"ファミリー"}],
             "homepage":"","id":129,"imdb_id":"tt0245429","origin_country":["JP"],"original_language":"ja",
             "original_title":"千と千尋の神隠し","overview":"ひとりの少女の物語。","popularity":88.5,"poster_path":"/x.jpg",
             "production_countries":[{"iso_3166_1":"JP","name":"Japan"},{"iso_3166_1":"US","name":"United States of America"}],
             "release_date":"2001-07-20","runtime":125,"status":"Released","title":"千と千尋の神隠し","vote_average":8.537,
             "release_dates":{"results":[{"iso_3166_1":"JP","release_dates":[{"certification":"G","descriptors":[],
               "iso_639_1":"","note":"","release_date":"2001-07-20T00:00:00.000Z","type":3}]}]},
             "credits":{"cast":[
               {"adult":false,"gender":1,"id":2,"name":"二番手","original_name":"Second","profile_path":null,"cast_id":5,"character":"B","credit_id":"b","order":1},
               {"adult":false,"gender":1,"id":1,"name":"主演","original_name":"First","profile_path":"/p.jpg","cast_id":4,"character":"A","credit_id":"a","order":0}],
              "crew":[
               {"id":8,"name":"脚本家","department":"Writing","job":"Screenplay","credit_id":"d"},
               {"id":9,"name":"監督","department":"Directing","job":"Director","credit_id":"c"},
               {"id":10,"name":"もう一人","department":"Directing","job":"Director","credit_id":"e"}]},
             "videos":{"results":[
               {"iso_639_1":"en","iso_3166_1":"US","name":"T","key":"english_1-A","site":"YouTube","size":1080,"type":"Trailer","official":true,"id":"1"},
               {"iso_639_1":"ja","iso_3166_1":"JP","name":"予告編","key":"japanese-01","site":"YouTube","size":1080,"type":"Trailer","official":true,"id":"2"}]},
             "translations":{"translations":[
               {"iso_3166_1":"GB","iso_639_1":"en","name":"English","english_name":"English","data":{"homepage":"","overview":"British.","runtime":0,"tagline":"","title":"British Title"}},
               {"iso_3166_1":"US","iso_639_1":"en","name":"English","english_name":"English","data":{"homepage":"","overview":"A girl.","runtime":124,"tagline":"","title":"Spirited Away"}}]}}""";

    @Test
    void readsEverythingThatAPageShows() {
        assertThat(details(COMPLETE))
                .isEqualTo(new FilmDetails(
                        new Film(
                                129,
                                "千と千尋の神隠し",
                                "千と千尋の神隠し",
                                "Spirited Away",
                                LocalDate.of(2001, 7, 20),
                                "/x.jpg",
                                List.of(16, 10751),
                                "監督",
                                125),
                        "ひとりの少女の物語。",
                        List.of("JP", "US"),
                        List.of("主演", "二番手"),
                        "japanese-01"));
    }

    @Test
    void knowsNoMoreThanTheIdWhereTheAnswerIsEmpty() {
        assertThat(details("{}")).isEqualTo(FilmDetails.of(new Film(129, "#129", "#129", null, null)));
    }

    @Test
    void takesTheEnglishOverviewWhereThereIsNoJapaneseOne() {
        assertThat(details(COMPLETE.replace("ひとりの少女の物語。", " ")).overview()).isEqualTo("A girl.");
    }

    @Test
    void takesTheOriginalTitleOfAnEnglishFilmWhoseTranslationLeavesItEmpty() {
        String translated =
                "{\"translations\":{\"translations\":[{\"iso_3166_1\":\"US\",\"iso_639_1\":\"en\",\"data\":{\"title\":\"\"}}]},"
                        + "\"original_title\":\"Jaws\",\"original_language\":\"";
        assertThat(details(translated + "en\"}").film().englishTitle()).isEqualTo("Jaws");
        assertThat(details(translated + "fr\"}").film().englishTitle()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "100001", "99999999999", "1e6", "12.5", "\"90\"", "null", "[90]"})
    void knowsNoRuntimeWhereTmdbHasNone(String runtime) {
        assertThat(details("{\"runtime\":" + runtime + "}").film().runtime()).isNull();
    }

    @Test
    void leavesOutOddGenresAndCountriesAndKeepsAFew() {
        String genres = numbers(1, 40, "{\"id\":%d}");
        String countries = IntStream.range(0, 40)
                .mapToObj(i -> "{\"iso_3166_1\":\"%c%c\"}".formatted('A' + i / 26, 'A' + i % 26))
                .collect(Collectors.joining(","));
        FilmDetails film = details("{\"genres\":[null,7,{},{\"id\":0},{\"id\":-1},{\"id\":\"18\"},{\"id\":1}," + genres
                + "],\"production_countries\":[{\"iso_3166_1\":\"jp\"},{\"iso_3166_1\":\"JPN\"},{\"iso_3166_1\":\"J\\u0000\"},\"JP\","
                + countries + "]}");
        assertThat(film.film().genres()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(film.countries()).hasSize(20).startsWith("AA", "AB").doesNotHaveDuplicates();
    }

    @Test
    void takesTheFirstDirectorWithANameAndTenOfTheCast() {
        FilmDetails film = details("""
                {"credits":{"crew":[{"job":"Director","name":"\\u0000 "},{"job":"Director"},null,
                  {"job":"director","name":"x"},{"job":"Director","name":"A\\tB\\u202e"}],
                 "cast":[{"name":"unordered"},{"name":"","order":-1},{"name":"p2","order":2},{"name":"p2","order":3},{"name":"p1","order":1},""" + numbers(4, 40, "{\"name\":\"p%1$d\",\"order\":%1$d}") + "]}}");
        assertThat(film.film().director()).isEqualTo("A B");
        assertThat(film.cast()).containsExactly("p1", "p2", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11");
    }

    @ParameterizedTest
    @CsvSource({
        "en true YouTube Trailer english-off; ja false YouTube Trailer japanese-un, english-off",
        "fr true YouTube Trailer french-offi; en true YouTube Trailer english-off, english-off",
        "en false YouTube Trailer english-1st; en false YouTube Trailer english-2nd, english-1st",
        "ja true Vimeo Trailer vimeo-trail; ja true YouTube Teaser teaser-film, ",
        "ja true YouTube Trailer short; ja true YouTube Trailer much-too-long; ja true YouTube Trailer a/../?v=x&y, ",
        "ja true YouTube Trailer short; en false YouTube Trailer english-1st, english-1st",
    })
    void linksToTheBestTrailer(String videos, String trailer) {
        String results = videos.lines()
                .flatMap(line -> List.of(line.split("; ", -1)).stream())
                .map(video -> video.split(" ", -1))
                .map(part -> "{\"iso_639_1\":\"%s\",\"official\":%s,\"site\":\"%s\",\"type\":\"%s\",\"key\":\"%s\"}"
                        .formatted((Object[]) part))
                .collect(Collectors.joining(","));
        assertThat(details("{\"videos\":{\"results\":[" + results + "]}}").trailer())
                .isEqualTo(trailer);
    }

    @Test
    void makesOneLineOfBoundedLengthOfEveryText() {
        String hostile = "a\\u0000\\r\\nb\\u202e\\u2028c \\ud83c\\udfac\\ud83d" + "𠮷".repeat(3_000);
        FilmDetails film =
                details("{\"title\":\"%1$s\",\"original_title\":\"\\u0007\",\"overview\":\"%1$s\"}".formatted(hostile));
        assertThat(film.film().title()).startsWith("a b c 🎬?𠮷").hasSize(2 * 500 - "a b c ?".length());
        assertThat(film.film().originalTitle()).isEqualTo("#129");
        assertThat(film.overview().codePointCount(0, film.overview().length())).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"x\"", "[]", "[[]]", "{}", "{\"results\":7}", "{\"cast\":{},\"crew\":[[]]}"})
    void survivesPartsOfAnotherShape(String odd) {
        assertThat(details(
                        "{\"credits\":%1$s,\"videos\":%1$s,\"translations\":%1$s,\"release_dates\":%1$s,\"genres\":%1$s}"
                                .formatted(odd)))
                .isEqualTo(FilmDetails.of(new Film(129, "#129", "#129", null, null)));
    }

    @Test
    void findsFilmsWithTheirGenresAndNothingElseNew() {
        FoundFilm found = TmdbFilm.found(json("""
                {"id":129,"title":"千と千尋の神隠し","original_title":"千と千尋の神隠し","original_language":"ja",
                 "genre_ids":[16,16,"x",null,14],"overview":"物\\n語","release_date":"2001-07-20","poster_path":"/x.jpg"}"""));
        assertThat(Objects.requireNonNull(found))
                .isEqualTo(new FoundFilm(
                        new Film(
                                129,
                                "千と千尋の神隠し",
                                "千と千尋の神隠し",
                                null,
                                LocalDate.of(2001, 7, 20),
                                "/x.jpg",
                                List.of(16, 14),
                                null,
                                null),
                        "物 語"));
        assertThat(TmdbFilm.found(json("{\"id\":0}"))).isNull();
    }

    private static String numbers(int from, int to, String template) {
        return IntStream.range(from, to).mapToObj(template::formatted).collect(Collectors.joining(","));
    }

    private static FilmDetails details(String answer) {
        return TmdbFilm.details(json(answer), 129);
    }

    private static JsonObject json(String answer) {
        try {
            return new JsonReader(TmdbConnection.MAX_DEPTH).read(answer);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(answer, e);
        }
    }
}
