package jp.mymovie.movies.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmStore;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.Mailbox;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.ScriptTokens;
import jp.mymovie.movies.domain.Unavailable;

/** The functions' handlers over a table that does not answer before the deadline. */
public final class UnwellFunctions {
    private static final String SECRET = "0".repeat(64);

    private final Parts parts = new Parts(
            unwell(MovieStore.class),
            unwell(Feed.class),
            unwell(Departures.class),
            unwell(Imports.class),
            unwell(Mailbox.class),
            (who, times, window) -> 1,
            unwell(ScriptTokens.class),
            unwell(FilmCatalog.class),
            unwell(FilmStore.class),
            () -> "id",
            new Cursors(SECRET),
            new Pseudonyms(SECRET),
            Clock.systemUTC(),
            new RequestLog(
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                    Clock.systemUTC()));
    private final MovieQueries queries = new MovieQueries(parts);
    private final MovieCommands commands = new MovieCommands(parts);

    /** @param handler class that the template names */
    public byte[] answer(String handler, byte[] event) {
        RequestStreamHandler function = handler.contains("MovieQueries") ? queries : commands;
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> 5_000);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toByteArray();
    }

    private static <T> T unwell(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    throw new Unavailable("no answer in time", new IOException());
                }));
    }
}
