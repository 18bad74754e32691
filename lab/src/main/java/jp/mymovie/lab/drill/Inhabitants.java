package jp.mymovie.lab.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.mymovie.lab.drill.DrilledPool.User;

/**
 * Users of the drill, what they write, and all that the service shows them. One of them never proved the address, in which
 * the runbook must not believe.
 *
 * @param people users with a proved address, from 1
 */
record Inhabitants(int people) {
    /** Name of the owner of an address that no mail has proved. */
    static final String UNPROVED = "unproved";

    private static final int ENTRIES = 3;
    private static final List<String> READS = List.of(
            "/me",
            "/me/stats",
            "/me/entries",
            "/me/entries/export",
            "/me/watchlist",
            "/me/following",
            "/users/%s",
            "/users/%s/entries",
            "/users/%s/following",
            "/users/%s/followers",
            "/users/%s/stats");

    List<String> handles() {
        List<String> handles = new ArrayList<>(
                IntStream.range(0, people).mapToObj("person_%05d"::formatted).toList());
        handles.add(UNPROVED);
        return handles;
    }

    static String email(String handle) {
        return handle + "@example.com";
    }

    static boolean isProved(String handle) {
        return !handle.equals(UNPROVED);
    }

    /** The pool as it stands before the loss. */
    List<User> users(String pool) {
        return handles().stream()
                .map(handle -> new User(pool + " " + email(handle), email(handle), isProved(handle)))
                .toList();
    }

    /** Signs everybody up and writes lists, wishes, follows, and who is private. */
    void live(DrilledStage stage, DrilledPool pool) {
        String before = "";
        for (String handle : handles()) {
            String user = pool.name(email(handle));
            done(stage.ask(user, "PUT", "/me", "{\"handle\":\"%s\"}".formatted(handle)));
            for (int i = 0; i < ENTRIES; i++) {
                int film = stage.films().get((handle.hashCode() & 0xFF) % 20 + i);
                done(stage.ask(
                        user,
                        "PUT",
                        "/me/entries/" + film,
                        "{\"score\":%d,\"watched\":[\"2026-01-0%d\"],\"note\":\"%s の覚え書き %d\"}"
                                .formatted(20 * (i + 1), i + 1, handle, i)));
            }
            done(stage.ask(user, "PUT", "/me/watchlist/" + stage.films().get(30), "{}"));
            if (!before.isEmpty()) {
                done(stage.ask(user, "PUT", "/me/following/" + before, "{}"));
            }
            before = handle;
        }
    }

    private static void done(String answer) {
        if (!answer.startsWith("2")) {
            throw new IllegalStateException("the drill's users must be able to write, got " + answer);
        }
    }

    /** Answers of a user's own pages and of public ones, by path. */
    static Map<String, String> seen(DrilledStage stage, String user, String handle) {
        Map<String, String> seen = new LinkedHashMap<>();
        READS.forEach(read -> {
            String path = read.formatted(handle);
            seen.put(path, stage.ask(user, "GET", path, ""));
        });
        return seen;
    }
}
