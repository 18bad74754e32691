package jp.mymovie.movies.dynamodb;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Sort;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary keys of the one table, and the indexes over it. */
final class Keys {
    static final String PK = TableDefinition.MOVIES.partitionKey();
    static final String SK = TableDefinition.MOVIES.sortKey();
    static final int FILM_SHARDS = 16;

    /** Begins the sort keys of items that are about a user's film. */
    static final String FILM = "M#";

    /** Begins the sort keys of identities in a user's partition. */
    static final String IDENTITY = "A#";

    /** Sort key of a film's details. */
    static final String DETAILS = "FILM";

    private static final Map<Sort, String> INDEX_KEYS = Stream.of(Sort.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    sort -> TableDefinition.MOVIES.local().stream()
                            .filter(index -> index.name().equals(index(sort)))
                            .map(TableDefinition.Index::sortKey)
                            .findAny()
                            .orElseThrow()));

    private Keys() {}

    static String user(String userId) {
        return "U#" + userId;
    }

    /** The user's id in a partition key, whatever list of the user's it is. */
    static String userId(String pk) {
        return pk.substring(pk.indexOf('#') + 1);
    }

    static String film(int tmdbId) {
        return film(String.valueOf(tmdbId));
    }

    static String film(String tmdbId) {
        return "F#" + tmdbId;
    }

    /** The same for what the film's page does not show: private users' entries, and wishes. */
    static String hiddenFilm(int tmdbId) {
        return hiddenFilm(String.valueOf(tmdbId));
    }

    static String hiddenFilm(String tmdbId) {
        return "P#" + tmdbId;
    }

    static Map<String, AttributeValue> details(int tmdbId) {
        return of(film(tmdbId), DETAILS);
    }

    static Map<String, AttributeValue> profile(String userId) {
        return of(user(userId), "PROFILE");
    }

    static Map<String, AttributeValue> entry(String userId, int tmdbId) {
        return of(user(userId), FILM + tmdbId);
    }

    static String watchlist(String userId) {
        return "W#" + userId;
    }

    /** The watchlist has a partition of its own, and so the same indexes as the list without being in them. */
    static Map<String, AttributeValue> wish(String userId, int tmdbId) {
        return of(watchlist(userId), FILM + tmdbId);
    }

    /** The rows of an import that are not registered yet. */
    static String importRows(String userId) {
        return "I#" + userId;
    }

    static String feed(String userId) {
        return "N#" + userId;
    }

    static Map<String, AttributeValue> handle(Handle handle) {
        return of("H#" + handle.value(), "HANDLE");
    }

    /** The item that leads from an identity to the user. */
    static Map<String, AttributeValue> identity(Identity identity) {
        return of(IDENTITY + identity.issuer() + " " + identity.subject(), "IDENTITY");
    }

    /** The same seen from the user. */
    static Map<String, AttributeValue> identityOf(String userId, Identity identity) {
        return of(user(userId), IDENTITY + identity.issuer() + " " + identity.subject());
    }

    /** A film's totals are spread over shards by user, so that a popular film is not one hot item. */
    static Map<String, AttributeValue> filmTotals(int tmdbId, String userId) {
        return of(film(tmdbId), "S#" + Math.floorMod(userId.hashCode(), FILM_SHARDS));
    }

    static String index(Sort sort) {
        return switch (sort) {
            case REGISTERED -> "byRegistered";
            case SCORE -> "byScore";
            case RELEASE -> "byRelease";
            case TITLE -> "byTitle";
        };
    }

    static String indexKey(Sort sort) {
        return Objects.requireNonNull(INDEX_KEYS.get(sort));
    }

    static Map<String, AttributeValue> of(String pk, String sk) {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}
