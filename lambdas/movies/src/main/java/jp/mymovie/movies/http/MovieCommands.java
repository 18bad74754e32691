package jp.mymovie.movies.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.domain.Shelf;
import org.jspecify.annotations.Nullable;

/** The function that answers every writing route. */
public final class MovieCommands implements RequestStreamHandler {
    private final Edge edge;
    private final Me me;
    private final EntryCommands entries;
    private final Follows follows;
    private final Wishes wishes;
    private final ImportCommands imports;
    private final ImportOrders orders;
    private final Leaving leaving;
    private final TokenPages tokens;
    private final ScriptCalls scripts;
    private final Contact contact;
    private final Throttle throttle;
    private final Callers callers;
    private final Priming priming;

    /** Reads the environment the stack sets. */
    public MovieCommands() {
        this(Parts.fromEnvironment());
        priming.register();
    }

    MovieCommands(Parts parts) {
        KnownFilms films = KnownFilms.keeping(parts.catalog(), parts.films(), parts.clock());
        this.callers = new Callers(parts.store());
        this.me = new Me(parts, new Entries(parts.store(), parts.cursors()));
        this.throttle = new Throttle(parts.limits(), parts.clock());
        this.imports = new ImportCommands(parts, throttle);
        this.orders = new ImportOrders(parts);
        this.tokens = new TokenPages(parts);
        this.scripts = new ScriptCalls(parts);
        this.leaving = new Leaving(parts);
        this.contact = new Contact(parts, throttle);
        this.wishes = new Wishes(parts, films);
        this.follows = new Follows(parts);
        this.entries = new EntryCommands(new Shelf(parts.store(), films, parts.clock()));
        this.edge = new Edge(MovieRoute.Effect.WRITE, this::limited, parts.log());
        // Deleting for a user that does not exist reads, and then stops; counting it would write.
        this.priming = new Priming(
                new Edge(MovieRoute.Effect.WRITE, this::answer, parts.log()),
                () -> parts.store().holding("priming", 1),
                MovieRoute.DELETE_ENTRY);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        edge.handle(event, answer, context.getRemainingTimeInMillis());
    }

    Priming priming() {
        return priming;
    }

    private Response limited(MovieRoute route, Request request, @Nullable Identity caller) {
        if (request.script()) {
            return scripts.answer(route, request, userId -> personal(route, request, userId));
        }
        if (caller == null) {
            return answer(route, request, null);
        }
        Quota quota = throttle.write(caller);
        try {
            return quota.on(answer(route, request, caller));
        } catch (ProblemException e) {
            throw e.with(quota);
        }
    }

    private Response answer(MovieRoute route, Request request, @Nullable Identity caller) {
        return switch (route) {
            case SEND_MESSAGE -> contact.send(request);
            case PUT_ME -> me.put(request, Objects.requireNonNull(caller));
            default -> personal(route, request, callers.id(route, caller));
        };
    }

    private Response personal(MovieRoute route, Request request, String userId) {
        return switch (route) {
            case PATCH_ME -> me.patch(request, userId);
            case PUT_TOKEN -> tokens.put(request, userId);
            case DELETE_TOKEN -> tokens.delete(request, userId);
            case DELETE_ME -> leaving.leave(userId);
            case START_IMPORT -> imports.start(request, userId);
            case PATCH_IMPORT -> orders.give(request, userId);
            case CHOOSE_FILMS -> orders.choose(request, userId);
            case PUT_ENTRY -> entries.put(request, userId);
            case PATCH_ENTRY -> entries.patch(request, userId);
            case RESTORE_ENTRY -> entries.restore(request, userId);
            case PUT_WISH -> wishes.put(request, userId);
            case DELETE_WISH -> wishes.delete(request, userId);
            case FOLLOW -> follows.follow(request, userId);
            case UNFOLLOW -> follows.unfollow(request, userId);
            case DELETE_ENTRY -> entries.delete(request, userId);
            default -> throw new IllegalStateException("a reading route reached the writing function: " + route);
        };
    }
}
