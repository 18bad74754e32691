package jp.mymovie.movies.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Edit;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmsById;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportStep;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.Message;
import jp.mymovie.movies.domain.Precondition;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Items of every kind, written into a table by the service's own code, and the classes that wrote them. */
final class WrittenItems {
    static final Instant NOW = Instant.now();

    private static final Set<String> HELPERS = Set.of("Transactions", "BatchWrites", "Patience", "Addition");
    private static final String HERE = "jp.mymovie.movies.dynamodb.";

    private final String table = TestTable.create();
    private final DynamoDbClient client = noting(TestTable.client());
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final DynamoDbMovieStore store = new DynamoDbMovieStore(client, table, clock);

    /** Every item as it once was. */
    final Set<Map<String, AttributeValue>> items = new LinkedHashSet<>();

    /** By key, and whether what was put expires. */
    private final Map<List<Object>, Set<String>> writers = new HashMap<>();

    static final FilmDetails DETAILS = new FilmDetails(
            new Film(
                    129,
                    "千と千尋の神隠し",
                    "Sen to Chihiro no kamikakushi",
                    "Spirited Away",
                    LocalDate.of(2001, 7, 20),
                    "/p.jpg",
                    List.of(16, 14),
                    "宮崎駿",
                    125),
            "overview",
            List.of("JP"),
            List.of("柊瑠美"),
            "youtube");

    WrittenItems() {
        User hanako = user("hanako");
        User taro = user("taro");
        Profile named = Objects.requireNonNull(store.profile(hanako.id()));
        store.replaceProfile(
                named, hanako.shownAs("花子", "https://example.com/", LocalDate.of(2000, 1, 1), false, true));
        film(hanako);
        DynamoDbFeed feed = new DynamoDbFeed(client, table);
        store.follow(taro, hanako, NOW);
        feed.tell(
                hanako.id(),
                Objects.requireNonNull(store.holding(hanako.id(), 129).entry()));
        store.wish(hanako.id(), new Wish(DETAILS.film(), NOW, "import#1"));
        look();
        new DynamoDbScriptTokens(client, table, client, "none", clock)
                .make(
                        taro.id(),
                        new ScriptToken("id", "backup", true, true, NOW, NOW.plus(Duration.ofDays(90))),
                        new byte[32]);
        importing(taro);
        new DynamoDbLimits(client, table, clock).count("who", Duration.ofMinutes(1));
        new DynamoDbMailbox(client, table)
                .keep(new Message(Message.Category.OTHER, "text", "hanako@example.com", NOW), "key");
        store.replaceProfile(
                Objects.requireNonNull(store.profile(taro.id())), taro.shownAs("taro", null, null, true, false));
        look();
        new DynamoDbVisibility(client, table)
                .sweep(Objects.requireNonNull(store.profile(taro.id())).user());
        new Identities(client, table).link(taro.handle(), new Identity("https://other.example/pool", "taro"));
        new DynamoDbFilms(client, table).refreshWish(hanako.id(), DETAILS.film());
        look();
        shelf().delete(hanako.id(), 129, Precondition.NONE);
        look();
        DynamoDbDepartures departures = new DynamoDbDepartures(client, table, clock);
        departures.begin(hanako);
        look();
        departures.end(hanako.id());
        look();
    }

    private User user(String handle) {
        User user = User.named(UserIds.random(), new Handle(handle), handle);
        store.claim(Stores.identity(handle), user);
        return user;
    }

    private Shelf shelf() {
        return new Shelf(store, new FilmsById(tmdbId -> DETAILS.film()), clock);
    }

    private void film(User user) {
        Film film = DETAILS.film();
        DynamoDbFilms films = new DynamoDbFilms(client, table);
        films.keep(DETAILS, NOW);
        films.keep(FilmDetails.of(new Film(1, "not yet", "not yet", null, null)), NOW);
        new Jobs(client, table).refresh(129, NOW);
        Remarks remarks = new Remarks(new Score(95), List.of(LocalDate.of(2026, 1, 1)), "a note", "stars:4.5");
        shelf().keepOrRegister(user.id(), film, remarks, NOW.minus(Duration.ofHours(1)), "import#0");
        look();
        shelf().patch(user.id(), 129, new Edit(null, null, Optional.of("another"), null), Precondition.NONE);
    }

    private void importing(User user) {
        ImportRow row = new ImportRow(2, 129, null, "film", 2001, Remarks.NONE, null);
        DynamoDbImports imports = new DynamoDbImports(client, table);
        ImportFile file = new ImportFile("imdb", List.of(row), List.of(row.bad("reason")), List.of());
        imports.begin(user.id(), "import", "digest", file, Imports.Order.TAKE, NOW);
        look();
        items.stream()
                .filter(item -> Items.text(item, Keys.SK).startsWith(Jobs.IMPORT))
                .toList()
                .forEach(job -> {
                    ImportStep step = Objects.requireNonNull(imports.step(
                            new Change(
                                    Change.Kind.INSERT, Items.text(job, Keys.PK), Items.text(job, Keys.SK), null, job),
                            clock));
                    List<ImportedRow> rows = step.rows(0).stream()
                            .map(one -> one.becomes(new Fate.Unknown("reason")))
                            .toList();
                    step.keep(0, rows, 1);
                    step.end(Imports.Phase.FAILED, "reason");
                });
    }

    private void look() {
        TestTable.client().scanPaginator(scan -> scan.tableName(table)).items().forEach(items::add);
    }

    private DynamoDbClient noting(DynamoDbClient real) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                WrittenItems.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    if (arguments != null) {
                        String writer = writer();
                        written(arguments[0])
                                .forEach(item -> writers.computeIfAbsent(place(item), k -> new TreeSet<>())
                                        .add(writer));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The classes that wrote an item as it was; kinds of the same keys are told apart by whether they expire. */
    Set<String> writers(Map<String, AttributeValue> item) {
        Set<String> own = writers.get(place(item));
        return own == null ? Objects.requireNonNull(writers.get(place(Reads.key(item)))) : own;
    }

    private static List<Object> place(Map<String, AttributeValue> item) {
        return List.of(Reads.key(item), item.containsKey(EntryItem.EXPIRES_AT));
    }

    /** The innermost class of the package that is not a mere helper of others. */
    private static String writer() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith(HERE))
                        .map(name -> name.substring(HERE.length()).replaceAll("\\$.*", ""))
                        .filter(name ->
                                !HELPERS.contains(name) && !name.equals("WrittenItems") && !name.equals("UsedActions"))
                        .findFirst()
                        .orElse("?"));
    }

    private static Stream<Map<String, AttributeValue>> written(Object request) {
        return switch (request) {
            case PutItemRequest put -> Stream.of(put.item());
            case UpdateItemRequest update -> Stream.of(update.key());
            case TransactWriteItemsRequest all -> all.transactItems().stream().flatMap(WrittenItems::written);
            case BatchWriteItemRequest batch ->
                batch.requestItems().values().stream()
                        .flatMap(List::stream)
                        .filter(write -> write.putRequest() != null)
                        .map(write -> write.putRequest().item());
            default -> Stream.empty();
        };
    }

    private static Stream<Map<String, AttributeValue>> written(TransactWriteItem write) {
        return write.put() != null
                ? Stream.of(write.put().item())
                : write.update() != null ? Stream.of(write.update().key()) : Stream.empty();
    }
}
