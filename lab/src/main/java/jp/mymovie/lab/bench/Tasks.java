package jp.mymovie.lab.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.function.Worker;

/** The requests that are measured, and the users who send them. */
final class Tasks {
    private static final int PAGE = 50;
    /** Somebody may write a hundred times a minute: a writer is done before. */
    private static final int WRITES = 90;

    private final TestBed bed;
    private final Gateway gateway;
    private final FunctionSettings queries;
    private final FunctionSettings commands;
    private final int films;

    /** @param films on the list that is read */
    Tasks(TestBed bed, int films) {
        this.bed = bed;
        this.gateway = bed.gateway();
        this.queries = bed.function("MovieQueries");
        this.commands = bed.function("MovieCommands");
        this.films = films;
        bed.fill("hanako", films);
    }

    Task health() {
        return same("health, which reads nothing", gateway.event(gateway.guest(), "/api/v1/health"), 0);
    }

    Task guestsPage() {
        return same(
                described("a guest's first page of %d of a list of %,d"),
                gateway.event(gateway.guest(), "/api/v1/users/hanako/entries?limit=" + PAGE),
                Math.min(PAGE, films));
    }

    Task ownPage() {
        return same(
                described("the owner's first page of %d of a list of %,d"),
                gateway.event(gateway.as("hanako"), "/api/v1/me/entries?limit=" + PAGE),
                Math.min(PAGE, films));
    }

    Task profile() {
        return same("a profile", gateway.event(gateway.guest(), "/api/v1/users/hanako"), 0);
    }

    /**
     * Another score for a film, each time.
     *
     * @param times it is asked for in all
     */
    Task change(int times) {
        String path = "/api/v1/me/entries/" + bed.film();
        int writers = (times + WRITES - 1) / WRITES;
        List<byte[]> events = new ArrayList<>();
        Contestant ours = Contestant.primed(commands, bed.endpoints());
        try (Worker worker = ours.start()) {
            for (int i = 0; i < writers; i++) {
                made(worker.run(claim(i)));
                made(worker.run(put(i, path, "{\"score\":50}")));
            }
        }
        for (int score = 60; score < 62; score++) {
            for (int i = 0; i < writers; i++) {
                events.add(put(i, path, "{\"score\":%d}".formatted(score)));
            }
        }
        return new Task("a change of a score", commands, n -> events.get(n % events.size()), 0);
    }

    private byte[] put(int writer, String path, String body) {
        return gateway.event(gateway.as("writer" + writer), "PUT", path, body);
    }

    private byte[] claim(int writer) {
        return gateway.event(
                gateway.as("writer" + writer).set("if-none-match", "*"),
                "PUT",
                "/api/v1/me",
                "{\"handle\":\"writer%d\"}".formatted(writer));
    }

    private String described(String words) {
        return words.formatted(PAGE, films);
    }

    private Task same(String name, byte[] event, int items) {
        return new Task(name, queries, n -> event, items);
    }

    private static void made(Outcome outcome) {
        String answer = new String(outcome.payload(), StandardCharsets.UTF_8);
        if (!answer.contains("\"statusCode\":201")) {
            throw new IllegalStateException("a writer must be made with status 201, got " + answer);
        }
    }
}
