package jp.mymovie.movies.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.domain.Shelf;

/** The function that answers every writing route. */
public final class MovieCommands implements RequestStreamHandler {
    private final Edge edge;
    private final Me me;
    private final EntryCommands entries;
    private final Follows follows;
    private final Wishes wishes;
    private final ImportCommands imports;
    private final Leaving leaving;
    private final Contact contact;
    private final Throttle throttle;
    private final Priming priming;

    /** Reads the environment the stack sets. */
    public MovieCommands() {
        this(Parts.fromEnvironment());
        priming.register();
    }

    MovieCommands(Parts parts) {
        KnownFilms films = new KnownFilms(parts.catalog(), parts.store());
        this.me = new Me(parts.store(), new Entries(parts.store(), parts.cursors()), new Today(parts.clock()));
        this.throttle = new Throttle(parts.limits(), parts.clock());
        this.imports = new ImportCommands(parts);
        this.leaving = new Leaving(parts);
        this.contact = new Contact(parts, throttle);
        this.wishes = new Wishes(parts, films);
        this.follows = new Follows(parts);
        this.entries = new EntryCommands(new Shelf(parts.store(), films, parts.clock()));
        this.edge = new Edge(MovieRoute.Effect.WRITE, this::limited, parts.log());
        // Deleting for a user that does not exist reads, and then stops; counting it would write.
        this.priming = new Priming(
                new Edge(MovieRoute.Effect.WRITE, this::answer, parts.log()),
                () -> parts.store().profile("priming"),
                MovieRoute.DELETE_ENTRY);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        edge.handle(event, answer, context.getRemainingTimeInMillis());
    }

    Priming priming() {
        return priming;
    }

    private Response limited(MovieRoute route, Request request, String caller) {
        if (!caller.isEmpty()) {
            throttle.write(caller);
        }
        return answer(route, request, caller);
    }

    private Response answer(MovieRoute route, Request request, String caller) {
        return switch (route) {
            case PUT_ME -> me.put(request, caller);
            case PATCH_ME -> me.patch(request, caller);
            case DELETE_ME -> leaving.leave(caller);
            case SEND_MESSAGE -> contact.send(request);
            case START_IMPORT -> imports.start(request, caller);
            case PUT_ENTRY -> entries.put(request, caller);
            case PATCH_ENTRY -> entries.patch(request, caller);
            case RESTORE_ENTRY -> entries.restore(request, caller);
            case PUT_WISH -> wishes.put(request, caller);
            case DELETE_WISH -> wishes.delete(request, caller);
            case FOLLOW -> follows.follow(request, caller);
            case UNFOLLOW -> follows.unfollow(request, caller);
            case DELETE_ENTRY -> entries.delete(request, caller);
            default -> throw new IllegalStateException("a reading route reached the writing function: " + route);
        };
    }
}
