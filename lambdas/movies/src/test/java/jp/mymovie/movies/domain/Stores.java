package jp.mymovie.movies.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Short forms for tests. */
public final class Stores {
    /** Issuer of the identities of tests. */
    public static final String ISSUER = "https://sign-in.example/pool";

    private Stores() {}

    /** Identity of a person, by the name a test gives it. */
    public static Identity identity(String name) {
        return new Identity(ISSUER, name);
    }

    /** Claims a handle for a user, signed in as a person of the same name as its id. */
    public static Claim claim(MovieStore store, User user) {
        return store.claim(identity(user.id()), user);
    }

    /** Replaces an entry that was read as {@code before}, or in place of whatever was deleted. */
    public static Swap replace(MovieStore store, User user, @Nullable Entry before, @Nullable Entry after) {
        int tmdbId = Objects.requireNonNull(after == null ? before : after).tmdbId();
        User present = store.holding(user.id(), tmdbId).user();
        Holding held = store.holding(user.id(), tmdbId);
        return store.replace(
                new Holding(present == null ? user : present, before, before == null ? held.deleted() : null, false),
                after);
    }
}
