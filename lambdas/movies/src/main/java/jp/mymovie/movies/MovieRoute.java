package jp.mymovie.movies;

import org.jspecify.annotations.Nullable;

/**
 * Every route of the movie API, declared once: the stack builds API Gateway from it, the handlers switch over it, and
 * {@code openapi.yaml} is checked against it. Paths are relative to {@code /v1}, a parameter stands in braces.
 */
public enum MovieRoute {
    HEALTH("GET", "/health", Access.PUBLIC, Effect.READ),
    SEARCH_FILMS("GET", "/films/search", Access.SIGNED_IN, Effect.READ),
    GET_FILM("GET", "/films/{tmdbId}", Access.PUBLIC, Effect.READ),
    LIST_FILM_ENTRIES("GET", "/films/{tmdbId}/entries", Access.PUBLIC, Effect.READ),
    GET_ME("GET", "/me", Access.SIGNED_IN, Effect.READ),
    PUT_ME("PUT", "/me", Access.SIGNED_IN, Effect.WRITE),
    PATCH_ME("PATCH", "/me", Access.SIGNED_IN, Effect.WRITE),
    DELETE_ME("DELETE", "/me", Access.SIGNED_IN, Effect.WRITE),
    GET_ARCHIVE("GET", "/me/archive", Access.SIGNED_IN, Effect.READ),
    LIST_TOKENS("GET", "/me/tokens", Access.SIGNED_IN, Effect.READ),
    PUT_TOKEN("PUT", "/me/tokens/{name}", Access.SIGNED_IN, Effect.WRITE),
    DELETE_TOKEN("DELETE", "/me/tokens/{name}", Access.SIGNED_IN, Effect.WRITE),
    GET_MY_STATS("GET", "/me/stats", Access.SIGNED_IN, Effect.READ),
    LIST_MY_ENTRIES("GET", "/me/entries", Access.SIGNED_IN, Effect.READ),
    LIST_MY_CHANGES("GET", "/me/entries/changes", Access.SIGNED_IN, Effect.READ),
    EXPORT_ENTRIES("GET", "/me/entries/export", Access.SIGNED_IN, Effect.READ),
    START_IMPORT("POST", "/me/imports", Access.SIGNED_IN, Effect.WRITE),
    LIST_IMPORTS("GET", "/me/imports", Access.SIGNED_IN, Effect.READ),
    GET_IMPORT("GET", "/me/imports/{importId}", Access.SIGNED_IN, Effect.READ),
    PATCH_IMPORT("PATCH", "/me/imports/{importId}", Access.SIGNED_IN, Effect.WRITE),
    LIST_IMPORT_ROWS("GET", "/me/imports/{importId}/rows", Access.SIGNED_IN, Effect.READ),
    CHOOSE_FILMS("PATCH", "/me/imports/{importId}/rows", Access.SIGNED_IN, Effect.WRITE),
    GET_ENTRY("GET", "/me/entries/{tmdbId}", Access.SIGNED_IN, Effect.READ),
    PUT_ENTRY("PUT", "/me/entries/{tmdbId}", Access.SIGNED_IN, Effect.WRITE),
    PATCH_ENTRY("PATCH", "/me/entries/{tmdbId}", Access.SIGNED_IN, Effect.WRITE),
    DELETE_ENTRY("DELETE", "/me/entries/{tmdbId}", Access.SIGNED_IN, Effect.WRITE),
    RESTORE_ENTRY("POST", "/me/entries/{tmdbId}/restore", Access.SIGNED_IN, Effect.WRITE),
    LIST_WATCHLIST("GET", "/me/watchlist", Access.SIGNED_IN, Effect.READ),
    PUT_WISH("PUT", "/me/watchlist/{tmdbId}", Access.SIGNED_IN, Effect.WRITE),
    DELETE_WISH("DELETE", "/me/watchlist/{tmdbId}", Access.SIGNED_IN, Effect.WRITE),
    LIST_MY_FOLLOWING("GET", "/me/following", Access.SIGNED_IN, Effect.READ),
    FOLLOWS("GET", "/me/following/{handle}", Access.SIGNED_IN, Effect.READ),
    FOLLOW("PUT", "/me/following/{handle}", Access.SIGNED_IN, Effect.WRITE),
    UNFOLLOW("DELETE", "/me/following/{handle}", Access.SIGNED_IN, Effect.WRITE),
    LIST_FEED("GET", "/me/feed", Access.SIGNED_IN, Effect.READ),
    SEARCH_USERS("GET", "/users", Access.PUBLIC, Effect.READ),
    RANDOM_USER("GET", "/users/random", Access.PUBLIC, Effect.READ),
    GET_USER("GET", "/users/{handle}", Access.PUBLIC, Effect.READ),
    LIST_ENTRIES("GET", "/users/{handle}/entries", Access.PUBLIC, Effect.READ),
    LIST_FOLLOWING("GET", "/users/{handle}/following", Access.PUBLIC, Effect.READ),
    LIST_FOLLOWERS("GET", "/users/{handle}/followers", Access.PUBLIC, Effect.READ),
    SEND_MESSAGE("POST", "/contact", Access.PUBLIC, Effect.WRITE),
    GET_STATS("GET", "/users/{handle}/stats", Access.PUBLIC, Effect.READ);

    /** Begins the type of every problem (RFC 9457), of the functions and of the gateway; an identifier, no address. */
    public static final String PROBLEM_TYPES = "https://mymovie.jp/problems/";

    /** Who may call it: anybody, or the bearer of an access token with the API's scope. */
    public enum Access {
        PUBLIC,
        SIGNED_IN
    }

    /** Which function answers it: the one that may only read, or the one that writes. */
    public enum Effect {
        READ,
        WRITE
    }

    /** Scope that a token for scripts needs. */
    public enum Scope {
        READ,
        WRITE
    }

    /**
     * Goes ahead of the path of a route when a script calls it: no authorizer of the gateway takes a script's token, so that
     * these paths have none and the function looks at it.
     */
    public static final String SCRIPTS = "/scripts";

    private final String method;
    private final String path;
    private final Access access;
    private final Effect effect;

    MovieRoute(String method, String path, Access access, Effect effect) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.effect = effect;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Access access() {
        return access;
    }

    public Effect effect() {
        return effect;
    }

    /**
     * The scope with which scripts may call it behind {@link #SCRIPTS}; null for the routes that are closed to them: those
     * that need no token, and those that decide about the account and its tokens.
     */
    public @Nullable Scope scope() {
        return switch (this) {
            case PUT_ME, PATCH_ME, DELETE_ME, LIST_TOKENS, PUT_TOKEN, DELETE_TOKEN -> null;
            default -> access == Access.PUBLIC ? null : effect == Effect.READ ? Scope.READ : Scope.WRITE;
        };
    }

    /**
     * Whether caches may keep its answers for a while, because they are the same whoever asks: public reads, but neither
     * the health of now nor a user drawn anew each time.
     */
    public boolean isCacheable() {
        return access == Access.PUBLIC && effect == Effect.READ && this != HEALTH && this != RANDOM_USER;
    }
}
