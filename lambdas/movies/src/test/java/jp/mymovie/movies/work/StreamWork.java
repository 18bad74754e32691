package jp.mymovie.movies.work;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.Finder;
import jp.mymovie.movies.domain.Importer;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.SignInAccounts;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbVisibility;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.json.JsonObject;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function behind the stream of a table of DynamoDB Local, with all its tasks, run when a test wants it. */
public final class StreamWork {
    /** Batches of the stream, far more than what a test writes and what follows from it. */
    private static final int MOST_GENERATIONS = 5_000;

    private final Stream stream;
    private final Work work;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    public StreamWork(DynamoDbClient client, String table, FilmCatalog catalog, Clock clock, SignInAccounts accounts) {
        Jobs jobs = new Jobs(client, table);
        var films = new DynamoDbFilms(client, table);
        var store = new DynamoDbMovieStore(client, table, clock);
        FilmCatalog known = KnownFilms.keeping(catalog, films, clock);
        Shelf shelf = new Shelf(store, known, clock);
        Pace pace = new Pace(millis -> {});
        stream = new Stream(table);
        work = new Work(
                List.of(
                        new FeedTask(new DynamoDbFeed(client, table), clock),
                        new DepartureTask(new DynamoDbDepartures(client, table, clock), accounts, jobs),
                        new VisibilityTask(new DynamoDbVisibility(client, table), store, jobs),
                        new FilmTask(films, catalog, shelf, jobs, pace, clock),
                        new ImportTask(
                                new DynamoDbImports(client, table),
                                new Importer(
                                        store, shelf, new Finder(known), known, pace, Duration.ofMinutes(1), clock),
                                clock)),
                new WorkLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock));
    }

    /** Follows up all that has changed, and what that changes, until nothing changes any more. */
    public void drain() {
        int generations = 0;
        for (JsonObject event = stream.event(); !event.objects("Records").isEmpty(); event = stream.event()) {
            generations++;
            if (generations > MOST_GENERATIONS) {
                throw new AssertionError("writes bring writes without end, at last " + event);
            }
            if (!work.run(event, 60_000).isEmpty()) {
                throw new AssertionError("a record failed: " + log.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
