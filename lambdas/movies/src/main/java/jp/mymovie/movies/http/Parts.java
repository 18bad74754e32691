package jp.mymovie.movies.http;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmStore;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.domain.Limits;
import jp.mymovie.movies.domain.Mailbox;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.ScriptTokens;
import jp.mymovie.movies.dynamodb.DynamoDbAnswerCache;
import jp.mymovie.movies.dynamodb.DynamoDbClients;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbLimits;
import jp.mymovie.movies.dynamodb.DynamoDbMailbox;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbScriptTokens;
import jp.mymovie.movies.dynamodb.UserIds;
import jp.mymovie.movies.tmdb.KeptFilms;
import jp.mymovie.movies.tmdb.Tmdb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Parts that a function is put together from. @param ids new ids of users */
record Parts(
        MovieStore store,
        Feed feed,
        Departures departures,
        Imports imports,
        Mailbox mailbox,
        Limits limits,
        ScriptTokens tokens,
        FilmCatalog catalog,
        FilmStore films,
        Supplier<String> ids,
        Cursors cursors,
        Pseudonyms pseudonyms,
        Clock clock,
        RequestLog log) {
    /**
     * As the stack sets it: {@code TABLE_NAME}, {@code ANSWERS_TABLE_NAME}, {@code TMDB_URL}, {@code TMDB_TOKEN},
     * {@code CURSOR_KEY}.
     */
    static Parts fromEnvironment() {
        DynamoDbClient client = DynamoDbClients.fromEnvironment();
        String table = variable("TABLE_NAME");
        AnswerCache answers = new DynamoDbAnswerCache(client, variable("ANSWERS_TABLE_NAME"), Clock.systemUTC());
        return new Parts(
                new DynamoDbMovieStore(client, table),
                new DynamoDbFeed(client, table),
                new DynamoDbDepartures(client, table, Clock.systemUTC()),
                new DynamoDbImports(client, table),
                new DynamoDbMailbox(client, table),
                new DynamoDbLimits(client, table, Clock.systemUTC()),
                new DynamoDbScriptTokens(client, table, client, variable("ANSWERS_TABLE_NAME"), Clock.systemUTC()),
                catalog(answers, Clock.systemUTC()),
                new DynamoDbFilms(client, table),
                UserIds::random,
                new Cursors(variable("CURSOR_KEY")),
                new Pseudonyms(variable("CURSOR_KEY")),
                Clock.systemUTC(),
                new RequestLog(System.out, Clock.systemUTC()));
    }

    /** TMDB, whose answers are kept: those of searches as they came, those of films as far as they are used. */
    private static FilmCatalog catalog(AnswerCache answers, Clock clock) {
        Tmdb tmdb = Tmdb.cached(URI.create(variable("TMDB_URL")), variable("TMDB_TOKEN"), answers, clock);
        return KnownFilms.keeping(tmdb, new KeptFilms(answers), clock);
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), "environment variable " + name + " must be set, got none");
    }
}
