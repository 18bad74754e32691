package jp.mymovie.movies.http;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbLimits;
import jp.mymovie.movies.dynamodb.DynamoDbMailbox;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbScriptTokens;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.dynamodb.UserIds;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The parts of a function whose table is a real one. */
final class TableParts {
    private TableParts() {}

    static Parts of(DynamoDbClient client, String table, FilmCatalog catalog, Clock clock) {
        return of(client, table, catalog, clock, OutputStream.nullOutputStream());
    }

    static Parts of(DynamoDbClient client, String table, FilmCatalog catalog, Clock clock, OutputStream log) {
        return of(client, table, catalog, clock, log, UserIds::random);
    }

    /** @param ids new ids of users */
    static Parts of(
            DynamoDbClient client,
            String table,
            FilmCatalog catalog,
            Clock clock,
            OutputStream log,
            Supplier<String> ids) {
        return new Parts(
                new DynamoDbMovieStore(client, table, clock),
                new DynamoDbFeed(client, table),
                new DynamoDbDepartures(client, table, clock),
                new DynamoDbImports(client, table),
                new DynamoDbMailbox(client, table),
                new DynamoDbLimits(client, table, clock),
                new DynamoDbScriptTokens(client, table, TestTable.answersClient(), TestTable.answers(), clock),
                catalog,
                new DynamoDbFilms(client, table),
                ids,
                new Cursors("key"),
                new Pseudonyms("key"),
                clock,
                new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock));
    }
}
