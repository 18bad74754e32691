package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Details of films as an item each, which expires: its removal comes through the table's stream and is the moment to ask
 * the catalogue anew.
 */
public final class DynamoDbFilms implements FilmStore {
    private static final String OVERVIEW = "overview";
    private static final String COUNTRIES = "countries";
    private static final String CAST = "cast";
    private static final String TRAILER = "trailer";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Queries queries;
    private final Watchlist watchlist;

    public DynamoDbFilms(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
        this.queries = new Queries(client, table);
        this.watchlist = new Watchlist(client, table, reads);
    }

    @Override
    public @Nullable Kept film(int tmdbId) {
        Map<String, AttributeValue> item = reads.one(Keys.details(tmdbId), false);
        return item == null
                ? null
                : new Kept(read(tmdbId, item), Instant.ofEpochSecond(Items.amount(item, EntryItem.EXPIRES_AT)));
    }

    @Override
    public void keep(FilmDetails details, Instant now) {
        Film film = details.film();
        Map<String, AttributeValue> item = new HashMap<>(Keys.details(film.tmdbId()));
        item.put(EntryItem.LISTED, AttributeValue.fromM(Listed.write(film)));
        item.put(OVERVIEW, Items.text(details.overview()));
        item.put(COUNTRIES, texts(details.countries()));
        item.put(CAST, texts(details.cast()));
        Items.putText(item, TRAILER, details.trailer());
        item.put(EntryItem.EXPIRES_AT, Items.number(FilmStore.until(film, now).getEpochSecond()));
        var request = PutItemRequest.builder().tableName(table).item(item).build();
        Patience.with(() -> client.putItem(request));
    }

    /** The film whose details have expired with a change; null where it is about something else. */
    public static @Nullable FilmDetails expired(Change change) {
        // The job that refreshes a film has the same sort key.
        return change.kind() == Change.Kind.REMOVE
                        && change.pk().startsWith(Keys.film(""))
                        && change.sk().equals(Keys.DETAILS)
                        && change.before() != null
                ? read(Integer.parseInt(change.pk().substring(Keys.film("").length())), change.before())
                : null;
    }

    /** True if a film is on a list or a watchlist. */
    public boolean isListed(int tmdbId) {
        return Stream.of(Keys.film(tmdbId), Keys.hiddenFilm(tmdbId)).anyMatch(queries::anyByFilm);
    }

    /** An item that holds a copy of what is listed of a film. */
    public sealed interface Copy {
        /** On somebody's list. */
        record OfEntry(String userId, Film film) implements Copy {}

        /** On somebody's watchlist. */
        record OfWish(String userId, Film film) implements Copy {}
    }

    /** The copies of a film, public ones first. */
    public Stream<Copy> copies(int tmdbId) {
        return Stream.of(Keys.film(tmdbId), Keys.hiddenFilm(tmdbId))
                .flatMap(queries::byFilm)
                .flatMap(List::stream)
                .map(item -> {
                    String pk = Items.text(item, Keys.PK);
                    Film film = Listed.film(tmdbId, EntryItem.listed(item));
                    return pk.startsWith(Keys.watchlist(""))
                            ? new Copy.OfWish(Keys.userId(pk), film)
                            : new Copy.OfEntry(Keys.userId(pk), film);
                });
    }

    /** Writes what is known of a film now into a wish. */
    public void refreshWish(String userId, Film film) {
        watchlist.refresh(Keys.wish(userId, film.tmdbId()), film);
    }

    private static FilmDetails read(int tmdbId, Map<String, AttributeValue> item) {
        return new FilmDetails(
                Listed.film(tmdbId, EntryItem.listed(item)),
                Items.text(item, OVERVIEW),
                texts(item, COUNTRIES),
                texts(item, CAST),
                Items.optional(item, TRAILER));
    }

    private static AttributeValue texts(List<String> texts) {
        return AttributeValue.fromL(texts.stream().map(Items::text).toList());
    }

    private static List<String> texts(Map<String, AttributeValue> item, String name) {
        AttributeValue texts = item.get(name);
        return texts == null
                ? List.of()
                : texts.l().stream().map(AttributeValue::s).toList();
    }
}
