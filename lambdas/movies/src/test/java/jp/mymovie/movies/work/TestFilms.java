package jp.mymovie.movies.work;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.dynamodb.UserIds;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.tmdb.Tmdb;
import jp.mymovie.movies.tmdb.UnwellTmdb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table with a film on lists, TMDB over HTTP, and the work that refreshes it. */
final class TestFilms implements AutoCloseable {
    static final int ID = 129;
    static final Instant NOW = Instant.now();

    static final Film OLD =
            new Film(ID, "旧題", "Sen", null, LocalDate.of(2000, 1, 1), "/old.jpg", List.of(16), "監督", 100);

    static final Film FRESH =
            new Film(ID, "新題", "Sen", null, LocalDate.of(2001, 7, 20), "/new.jpg", List.of(16, 14), "監督", 125);

    final UnwellTmdb tmdb = new UnwellTmdb();
    final String table = TestTable.create();
    final Stream stream = new Stream(table);
    final DynamoDbMovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    final DynamoDbFilms films = new DynamoDbFilms(TestTable.client(), table);
    final Work work;

    TestFilms() {
        this(TestTable.client());
    }

    private TestFilms(DynamoDbClient client) {
        work = work(client);
        films.keep(FilmDetails.of(OLD), NOW);
    }

    /** The work, with another client of the same table. */
    Work work(DynamoDbClient client) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Tmdb catalog = Tmdb.uncached(tmdb.base(), "secret", clock);
        FilmTask task = new FilmTask(
                new DynamoDbFilms(client, table),
                catalog,
                new Shelf(new DynamoDbMovieStore(client, table), catalog, clock),
                new Jobs(client, table),
                new Pace(millis -> {}),
                clock);
        return new Work(
                List.of(task),
                new WorkLog(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), clock));
    }

    /** Somebody who has the film on the list as it was. */
    User lister(String handle, boolean isPrivate) {
        User user = user(handle);
        if (isPrivate) {
            store.replaceProfile(
                    Objects.requireNonNull(store.profile(user.id())), user.shownAs(handle, null, null, true, false));
        }
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        new Shelf(store, Tmdb.uncached(tmdb.base(), "secret", clock), clock)
                .keepOrRegister(user.id(), OLD, new Remarks(new Score(95), List.of(), "a note", null), NOW, "import#0");
        return Objects.requireNonNull(store.profile(user.id())).user();
    }

    User user(String handle) {
        User user = User.named(UserIds.random(), new Handle(handle), handle);
        store.claim(Stores.identity(handle), user);
        return user;
    }

    /** The film's details expire, as DynamoDB's time to live removes an item; what the stream says of it. */
    JsonObject expire() {
        stream.event();
        TestTable.client()
                .deleteItem(delete -> delete.tableName(table)
                        .key(Map.of("pk", AttributeValue.fromS("F#" + ID), "sk", AttributeValue.fromS("FILM"))));
        return stream.event();
    }

    /** Works until the stream has nothing more; how many events it took. */
    int settle(JsonObject first, long millis) {
        int events = 0;
        for (JsonObject event = first; !event.objects("Records").isEmpty(); event = stream.event()) {
            List<String> failed = work.run(event, millis);
            if (!failed.isEmpty()) {
                throw new IllegalStateException("records failed: " + failed);
            }
            events++;
        }
        return events;
    }

    /** As TMDB tells of a film. */
    static UnwellTmdb.Script tells(Film film) {
        return UnwellTmdb.json("""
                {"id":%d,"title":"%s","original_title":"%s","release_date":"%s","poster_path":"%s","runtime":%d,
                 "genres":[%s],"credits":{"crew":[{"job":"Director","name":"%s"}],"cast":[]}}
                """.formatted(
                film.tmdbId(),
                film.title(),
                film.originalTitle(),
                film.releaseDate(),
                film.posterPath(),
                film.runtime(),
                String.join(
                        ",",
                        film.genres().stream().map("{\"id\":%d}"::formatted).toList()),
                film.director()));
    }

    @Override
    public void close() {
        tmdb.close();
    }
}
