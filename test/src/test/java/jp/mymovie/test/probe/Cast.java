package jp.mymovie.test.probe;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import jp.mymovie.local.http.Response;
import org.jspecify.annotations.Nullable;

/** Those who ask: users of each kind, a new one when the one before has written nearly as often as it may, or is spent. */
final class Cast {
    /** Below the writes that the service takes of one user in a minute. */
    private static final int MOST_WRITES = 80;
    /** A function's first answers may be late on a busy machine; the contract says to ask again. */
    private static final int TRIES = 3;

    private static final String CSV = "Name,Year,Rating10\nRan,1985,3.5\nTampopo,,11\n";

    /** A public user whom nobody of the others is. */
    static final String STAR = "star";

    static final int FILM = 129;

    private final ProbedEstate estate;
    private final BiFunction<String, Ask, Response> sender;
    private final Map<Identity, Caller> callers = new EnumMap<>(Identity.class);
    private int made;

    /**
     * Somebody who asks.
     *
     * @param token null for guests
     * @param importId of a file the caller has sent
     */
    static final class Caller {
        final String name;
        final @Nullable String token;
        String importId = "AAAAAAAAAAAAAAAA";
        private int writes;

        private Caller(String name, @Nullable String token) {
            this.name = name;
            this.token = token;
        }

        Ask as(Ask ask) {
            return token == null ? ask : ask.with("Authorization", "Bearer " + token);
        }
    }

    /** @param sender sends a request to the operation of that id, which is judged like any other */
    Cast(ProbedEstate estate, BiFunction<String, Ask, Response> sender) {
        this.estate = estate;
        this.sender = sender;
    }

    /** Begins the world: a user to look at and to follow. */
    void star() {
        settle(new Caller(STAR, estate.token(STAR)));
    }

    Caller caller(Identity identity, boolean writes) {
        Caller caller = callers.computeIfAbsent(identity, this::made);
        if (writes && ++caller.writes > MOST_WRITES) {
            spent(identity);
            return caller(identity, true);
        }
        return caller;
    }

    /** The present one is no longer what the identity says. */
    void spent(Identity identity) {
        callers.remove(identity);
    }

    /** Puts the film back on a caller's list. */
    void register(Caller caller) {
        caller.writes++;
        send(
                caller,
                "PUT_ENTRY",
                Ask.of("PUT", "/v1/me/entries/" + FILM)
                        .json("{\"score\":95,\"watched\":[\"2026-11-23\"],\"note\":\"n\"}"));
    }

    private Caller made(Identity identity) {
        String name = "user" + ++made;
        Caller caller = new Caller(
                name,
                switch (identity) {
                    case GUEST -> null;
                    case FORGED -> "e30.e30.e30";
                    case EXPIRED -> estate.expiredToken(name);
                    default -> estate.token(name);
                });
        switch (identity) {
            case USER -> settle(caller);
            case PRIVATE -> {
                settle(caller);
                send(
                        caller,
                        "PATCH_ME",
                        Ask.of("PATCH", "/v1/me").with("If-Match", "*").json("{\"private\":true}"));
            }
            case LEFT -> {
                claim(caller);
                send(caller, "DELETE_ME", Ask.of("DELETE", "/v1/me"));
            }
            default -> {
                // has nothing
            }
        }
        return caller;
    }

    private void settle(Caller caller) {
        claim(caller);
        register(caller);
        send(caller, "PUT_WISH", Ask.of("PUT", "/v1/me/watchlist/680"));
        if (!caller.name.equals(STAR)) {
            send(caller, "FOLLOW", Ask.of("PUT", "/v1/me/following/" + STAR));
        }
        Ask file = Ask.of("POST", "/v1/me/imports").body("text/csv", CSV.getBytes(StandardCharsets.UTF_8));
        String location = send(caller, "START_IMPORT", file.with("Idempotency-Key", "probe"))
                .headers()
                .first("location", "");
        caller.importId = location.substring(location.lastIndexOf('/') + 1);
        caller.writes += 5;
    }

    private void claim(Caller caller) {
        send(
                caller,
                "PUT_ME",
                Ask.of("PUT", "/v1/me").with("If-None-Match", "*").json("{\"handle\":\"" + caller.name + "\"}"));
    }

    private Response send(Caller caller, String operation, Ask ask) {
        Response answer = sender.apply(operation, caller.as(ask).named("set-up"));
        for (int i = 0; i < TRIES && answer.status() >= 500; i++) {
            answer = sender.apply(operation, caller.as(ask).named("set-up"));
        }
        if (answer.status() >= 300) {
            throw new AssertionError("%s of the set-up gave %d: %s"
                    .formatted(operation, answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer;
    }
}
