package jp.mymovie.movies.work;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.Finder;
import jp.mymovie.movies.domain.Importer;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.dynamodb.DynamoDbClients;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbVisibility;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.JsonText;
import jp.mymovie.movies.json.MalformedJson;
import jp.mymovie.movies.signin.CognitoAccounts;
import jp.mymovie.movies.tmdb.Tmdb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The function behind the table's stream: it carries on what a command has begun by writing an item. Its answer is the
 * partial batch response, so that what was done before a failing record is not done again.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial batch
 *     response</a>
 */
public final class MovieWork implements RequestStreamHandler {
    private static final JsonReader EVENTS = new JsonReader(50);

    /** Changes of other users that fall into the same lane of the stream wait for one such turn. */
    private static final Duration IMPORT_TURN = Duration.ofSeconds(5);

    private final Work work;

    /** Reads the environment the stack sets. */
    public MovieWork() {
        this(fromEnvironment());
    }

    MovieWork(Work work) {
        this.work = work;
    }

    private static Work fromEnvironment() {
        Clock clock = Clock.systemUTC();
        DynamoDbClient client = DynamoDbClients.fromEnvironment();
        String table = variable("TABLE_NAME");
        Jobs jobs = new Jobs(client, table);
        Tmdb tmdb = Tmdb.uncached(URI.create(variable("TMDB_URL")), variable("TMDB_TOKEN"), clock);
        DynamoDbFilms films = new DynamoDbFilms(client, table);
        FilmCatalog catalog = KnownFilms.keeping(tmdb, films, clock);
        MovieStore store = new DynamoDbMovieStore(client, table);
        Shelf shelf = new Shelf(store, catalog, clock);
        CognitoAccounts accounts = CognitoAccounts.fromEnvironment(variable("USER_POOL_ID"));
        return new Work(
                List.of(
                        new FeedTask(new DynamoDbFeed(client, table), clock),
                        new DepartureTask(new DynamoDbDepartures(client, table, clock), accounts, jobs),
                        new VisibilityTask(new DynamoDbVisibility(client, table), store, jobs),
                        new FilmTask(films, tmdb, shelf, jobs, Pace.real(), clock),
                        new ImportTask(
                                new DynamoDbImports(client, table),
                                new Importer(
                                        store, shelf, new Finder(catalog), catalog, Pace.real(), IMPORT_TURN, clock),
                                clock)),
                new WorkLog(System.out, clock));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        try {
            List<String> failed = work.run(EVENTS.read(event.readAllBytes()), context.getRemainingTimeInMillis());
            answer.write(answer(failed).getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IOException("the event must be the one of a stream", e);
        }
    }

    private static String answer(List<String> failed) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (String sequenceNumber : failed) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", sequenceNumber);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), "environment variable " + name + " must be set, got none");
    }
}
