package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.ImportStep;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the routes of imports; the work between two of them is done by hand. */
final class ImportRoutesTest {
    private final Api api = new Api();
    private final Api.Call hanako = api.signedUp("hanako");

    @Test
    void saysWhatBecameOfEachRowAndTakesChoices() {
        String path = started("hold", "Name,Rating10\nRan,5\nTampopo,8\nIkiru,9\n", "?hold=true");
        work(
                Imports.Phase.HELD,
                new Fate.Offered(List.of(film(1), film(2))),
                new Fate.Unknown("no such film"),
                new Fate.Found(film(129), null));
        Api.Answer held = hanako.get(path);
        Contract.holds(MovieRoute.GET_IMPORT, held);
        assertThat(held.json().string("state")).isEqualTo("held");
        assertThat(held.json().integer("offered")).isEqualTo(1);
        assertThat(held.json().integer("failed")).isEqualTo(1);

        List<JsonObject> rows = hanako.get(path + "/rows").json().objects("items");
        assertThat(rows).extracting(row -> row.string("fate")).containsExactly("offered", "unknown", "found");
        assertThat(rows).extracting(row -> row.integer("row")).containsExactly(0L, 1L, 2L);
        assertThat(rows.getFirst().objects("films"))
                .extracting(film -> film.integer("tmdbId"))
                .containsExactly(1L, 2L);
        assertThat(rows.get(1).string("reason")).isEqualTo("no such film");
        assertThat(rows.get(2).objects("films").getFirst().string("title")).isEqualTo("千と千尋の神隠し");

        Api.Answer chosen = hanako.json("{\"choices\":[{\"row\":0,\"tmdbId\":2},{\"row\":1,\"tmdbId\":null}]}")
                .patch(path + "/rows");
        Contract.holds(MovieRoute.CHOOSE_FILMS, chosen);
        assertThat(chosen.status()).isEqualTo(202);
        assertThat(chosen.json().string("state")).isEqualTo("running");
        assertThat(hanako.get(path + "/rows").json().objects("items"))
                .extracting(row -> row.string("fate"))
                .containsExactly("chosen", "chosen", "found");
        assertThat(hanako.json("{\"choices\":[{\"row\":0,\"tmdbId\":2}]}")
                        .patch(path + "/rows")
                        .status())
                .as("again")
                .isEqualTo(202);
        Api.Answer early =
                hanako.json("{\"choices\":[{\"row\":0,\"tmdbId\":1}]}").patch(path + "/rows");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().string("type")).endsWith("/import-not-ready");
    }

    @Test
    void listsStopsRunsAndUndoes() {
        String path = started("first", "Name,Rating10\nRan,5\n", "");
        assertThat(order(path, "stop")).isEqualTo("stopped");
        assertThat(order(path, "stop")).as("again").isEqualTo("stopped");
        assertThat(order(path, "run")).isEqualTo("running");
        work(Imports.Phase.FINISHED, new Fate.Registered(film(1), null));
        assertThat(order(path, "undo")).isEqualTo("running");
        work(Imports.Phase.UNDONE, new Fate.TakenBack(film(1)));
        assertThat(order(path, "undo")).as("again").isEqualTo("undone");
        Api.Answer list = hanako.get("/me/imports");
        Contract.holds(MovieRoute.LIST_IMPORTS, list);
        assertThat(list.json().objects("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.string("state")).isEqualTo("undone"));
    }

    @Test
    void oneImportRunsAtATimeAndThoseOfOthersDoNotCount() {
        started("first", "Name,Rating10\nRan,5\n", "");
        Api.Answer second = start(hanako, "second", "Name,Rating10\nIkiru,5\n", "");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().string("type")).endsWith("/import-running");
        assertThat(start(api.signedUp("taro"), "second", "Name,Rating10\nIkiru,5\n", "")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void rowsOfADayAreCountedAndAFileThatHasToWaitIsNot() {
        api.generosity = 0;
        String path = started("first", file(10_000), "");
        assertThat(start(hanako, "second", file(10_000), "").status()).isEqualTo(409);
        order(path, "stop");
        path = started("second", file(10_000), "");
        order(path, "stop");
        Api.Answer third = start(hanako, "third", file(1), "");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.json().string("detail")).startsWith("at most 20000 in 86400 seconds");
        assertThat(start(hanako, "second", file(10_000), "").status())
                .as("the same again is not counted")
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};must be a list of 1 to 50 choices",
                "{\"choices\":[]};must be a list of 1 to 50 choices",
                "{\"choices\":[7]};must have a row and a tmdbId and nothing else",
                "{\"choices\":[{\"row\":0}]};must have a row and a tmdbId and nothing else",
                "{\"choices\":[{\"row\":0,\"tmdbId\":1,\"x\":1}]};must have a row and a tmdbId and nothing else",
                "{\"choices\":[{\"row\":-1,\"tmdbId\":1}]};must be a whole number from 0 on",
                "{\"choices\":[{\"row\":0,\"tmdbId\":0}]};must be a whole number from 1 on",
                "{\"choices\":[{\"row\":0,\"tmdbId\":1},{\"row\":0,\"tmdbId\":2}]};must be named once"
            })
    void saysWhatIsWrongWithChoices(String body, String detail) {
        String path = started("first", "Name,Rating10\nRan,5\n", "");
        Api.Answer answer = hanako.json(body).patch(path + "/rows");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().objects("errors"))
                .singleElement()
                .satisfies(error -> assertThat(error.string("detail")).startsWith(detail));
    }

    @Test
    void knowsNoRowAndNoImportThatIsNotThere() {
        String path = started("first", "Name,Rating10\nRan,5\n", "");
        order(path, "stop");
        Api.Answer row =
                hanako.json("{\"choices\":[{\"row\":77,\"tmdbId\":1}]}").patch(path + "/rows");
        assertThat(row.status()).isEqualTo(404);
        assertThat(row.json().string("detail")).isEqualTo("the import has no row 77");
        for (String id : List.of("short", "AAAAAAAAAAAAAAAA")) {
            String none = "/me/imports/" + id;
            assertThat(hanako.json("{\"wanted\":\"run\"}").patch(none).status()).isEqualTo(404);
            assertThat(hanako.json("{\"choices\":[{\"row\":0,\"tmdbId\":1}]}")
                            .patch(none + "/rows")
                            .status())
                    .isEqualTo(404);
            assertThat(hanako.get(none + "/rows").status()).isEqualTo(404);
        }
        Api.Answer wanted = hanako.json("{\"wanted\":\"fly\"}").patch(path);
        assertThat(wanted.status()).isEqualTo(422);
        assertThat(wanted.json().objects("errors").getFirst().string("detail"))
                .isEqualTo("must be run, stop or undo, got fly");
    }

    private String started(String key, String file, String query) {
        Api.Answer answer = start(hanako, key, file, query);
        Contract.holds(MovieRoute.START_IMPORT, answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.header("location").substring(Links.BASE.length());
    }

    private static Api.Answer start(Api.Call caller, String key, String file, String query) {
        return caller.header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .body(file)
                .post("/me/imports" + query);
    }

    private String order(String path, String wanted) {
        Api.Answer answer = hanako.json("{\"wanted\":\"%s\"}".formatted(wanted)).patch(path);
        Contract.holds(MovieRoute.PATCH_IMPORT, answer);
        return String.valueOf(answer.json().string("state"));
    }

    private static String file(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> "film " + row + ",5")
                .collect(Collectors.joining("\n", "Name,Rating10\n", "\n"));
    }

    private Film film(int id) {
        return Objects.requireNonNull(api.films.get(id));
    }

    /** Does a step of the import that runs, whose rows come to these fates. */
    private void work(Imports.Phase phase, Fate... fates) {
        String userId = api.id("hanako");
        String id = api.imports.all(userId, Api.NOW).getFirst().id();
        ImportStep step = Objects.requireNonNull(api.imports.step(userId, id, Api.NOW));
        List<ImportedRow> rows = step.rows(0);
        step.keep(
                0,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> rows.get(i).becomes(fates[i]))
                        .toList(),
                1);
        step.end(phase, null);
    }
}
