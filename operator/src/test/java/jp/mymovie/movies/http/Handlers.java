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
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbLimits;
import jp.mymovie.movies.dynamodb.DynamoDbMailbox;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbScriptTokens;
import jp.mymovie.movies.dynamodb.UserIds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The service's two handlers over a table, for what an operator's commands do to its answers. */
public final class Handlers {
    private final RequestStreamHandler queries;
    private final RequestStreamHandler commands;

    public Handlers(DynamoDbClient client, String table, FilmCatalog catalog, Clock clock) {
        Parts parts = new Parts(
                new DynamoDbMovieStore(client, table, clock),
                new DynamoDbFeed(client, table),
                new DynamoDbDepartures(client, table, clock),
                new DynamoDbImports(client, table),
                new DynamoDbMailbox(client, table),
                new DynamoDbLimits(client, table, clock),
                new DynamoDbScriptTokens(client, table, client, table, clock),
                catalog,
                new DynamoDbFilms(client, table),
                UserIds::random,
                new Cursors("key"),
                new Pseudonyms("key"),
                clock,
                new RequestLog(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), clock));
        queries = new MovieQueries(parts);
        commands = new MovieCommands(parts);
    }

    /** The answer to an event of API Gateway, as the function writes it. */
    public String answer(MovieRoute route, String event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            (route.effect() == MovieRoute.Effect.READ ? queries : commands)
                    .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Handlers.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 20_000 : null);
    }
}
