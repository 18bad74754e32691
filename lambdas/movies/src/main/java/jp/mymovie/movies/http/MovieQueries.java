package jp.mymovie.movies.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.domain.Sort;
import org.jspecify.annotations.Nullable;

/** The function that answers every reading route. Its role may read the table and nothing else. */
public final class MovieQueries implements RequestStreamHandler {
    private final Edge edge;
    private final Films films;
    private final Me me;
    private final Users users;
    private final Export export;
    private final Archive archive;
    private final TokenPages tokens;
    private final ScriptCalls scripts;
    private final ListChanges changes;
    private final Follows follows;
    private final Wishes wishes;
    private final FeedPages feed;
    private final ImportStates imports;
    private final Callers callers;
    private final Priming priming;

    /** Reads the environment the stack sets. */
    public MovieQueries() {
        this(Parts.fromEnvironment());
        priming.register();
    }

    MovieQueries(Parts parts) {
        Entries entries = new Entries(parts.store(), parts.cursors());
        FilmCatalog films = KnownFilms.reading(parts.catalog(), parts.films(), parts.clock());
        this.callers = new Callers(parts.store());
        this.films = new Films(films, parts.store(), parts.cursors());
        this.me = new Me(parts, entries);
        this.wishes = new Wishes(parts, films);
        this.imports = new ImportStates(parts);
        this.feed = new FeedPages(parts);
        this.export = new Export(parts.store(), parts.cursors());
        this.changes = new ListChanges(parts.store(), parts.cursors());
        this.tokens = new TokenPages(parts);
        this.scripts = new ScriptCalls(parts);
        this.archive = new Archive(parts);
        this.follows = new Follows(parts);
        this.users = new Users(parts.store(), entries, follows, new Today(parts.clock()));
        this.edge = new Edge(MovieRoute.Effect.READ, this::checked, parts.log());
        this.priming = new Priming(
                edge,
                () -> {
                    parts.store().holding("priming", 1);
                    parts.store().entries("priming", new EntryQuery(Sort.REGISTERED, false, 1, null, false));
                },
                MovieRoute.LIST_MY_ENTRIES,
                MovieRoute.GET_ENTRY,
                MovieRoute.GET_USER,
                MovieRoute.HEALTH);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        edge.handle(event, answer, context.getRemainingTimeInMillis());
    }

    Priming priming() {
        return priming;
    }

    private Response checked(MovieRoute route, Request request, @Nullable Identity caller) {
        return request.script()
                ? scripts.answer(route, request, userId -> answer(route, request, () -> userId))
                : answer(route, request, () -> callers.id(route, caller));
    }

    private Response answer(MovieRoute route, Request request, Supplier<String> userId) {
        return switch (route) {
            case HEALTH ->
                Response.json(200, json -> {
                    json.writeStartObject();
                    json.writeStringField("status", "ok");
                    json.writeEndObject();
                });
            case SEARCH_FILMS -> films.search(request);
            case GET_FILM -> films.get(request);
            case LIST_FILM_ENTRIES -> films.entries(request);
            case LIST_FOLLOWING -> users.following(request);
            case LIST_FOLLOWERS -> users.followers(request);
            case SEARCH_USERS -> users.search(request);
            case RANDOM_USER -> users.random();
            case GET_USER -> users.get(request);
            case GET_STATS -> users.stats(request);
            case LIST_ENTRIES -> users.list(request);
            default -> personal(route, request, userId.get());
        };
    }

    private Response personal(MovieRoute route, Request request, String userId) {
        return switch (route) {
            case GET_ME -> me.get(request, userId);
            case GET_MY_STATS -> me.stats(request, userId);
            case LIST_MY_ENTRIES -> me.list(request, userId);
            case LIST_MY_CHANGES -> changes.since(request, userId);
            case LIST_TOKENS -> tokens.list(userId);
            case GET_ARCHIVE -> archive.part(request, userId);
            case EXPORT_ENTRIES -> export.csv(request, userId);
            case GET_ENTRY -> me.entry(request, userId);
            case LIST_WATCHLIST -> wishes.list(request, userId);
            case LIST_MY_FOLLOWING -> follows.mine(request, userId);
            case FOLLOWS -> follows.isFollowed(request, userId);
            case LIST_IMPORTS -> imports.list(userId);
            case GET_IMPORT -> imports.get(request, userId);
            case LIST_IMPORT_ROWS -> imports.rows(request, userId);
            case LIST_FEED -> feed.page(request, userId);
            default -> throw new IllegalStateException("a writing route reached the reading function: " + route);
        };
    }
}
