package jp.mymovie.movies.dynamodb;

import java.util.Map;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Sort;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary keys of the one table, and the indexes over it. */
final class Keys {
    static final String PK = "pk";
    static final String SK = "sk";
    static final int RANDOM_SHARDS = 4;
    static final int FILM_SHARDS = 16;

    /** Begins the sort keys of items that are about a film. */
    static final String FILM = "M#";

    private Keys() {}

    static String user(String userId) {
        return "U#" + userId;
    }

    static String film(int tmdbId) {
        return "F#" + tmdbId;
    }

    static String randomShard(int shard) {
        return "RANDOM#" + shard;
    }

    static Map<String, AttributeValue> profile(String userId) {
        return of(user(userId), "PROFILE");
    }

    static Map<String, AttributeValue> entry(String userId, int tmdbId) {
        return of(user(userId), FILM + tmdbId);
    }

    /** A partition of its own, so that deleted entries are in none of the list's indexes. */
    static Map<String, AttributeValue> deleted(String userId, int tmdbId) {
        return of(deletedList(userId), FILM + tmdbId);
    }

    static String watchlist(String userId) {
        return "W#" + userId;
    }

    /** The watchlist has a partition of its own, and so the same indexes as the list without being in them. */
    static Map<String, AttributeValue> wish(String userId, int tmdbId) {
        return of(watchlist(userId), FILM + tmdbId);
    }

    static String deletedList(String userId) {
        return "D#" + userId;
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
        return switch (sort) {
            case REGISTERED -> "registeredKey";
            case SCORE -> "scoreKey";
            case RELEASE -> "releaseKey";
            case TITLE -> "titleKey";
        };
    }

    private static Map<String, AttributeValue> of(String pk, String sk) {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}
