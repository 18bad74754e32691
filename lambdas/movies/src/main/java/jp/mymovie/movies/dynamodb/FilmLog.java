package jp.mymovie.movies.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.LogPage;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.Filled.Placed;
import jp.mymovie.movies.dynamodb.Filled.Stored;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A film seen from all public lists: its totals from their shards, and who logged it from the global index, whose sort key
 * is the time of registration and a digest of the user that makes it unique.
 */
final class FilmLog {
    private static final TableDefinition.Index BY_FILM =
            TableDefinition.MOVIES.global().getFirst();

    static final String INDEX = BY_FILM.name();
    static final String KEY = BY_FILM.partitionKey();
    static final String SORT = BY_FILM.sortKey();
    private static final int DIGEST_BYTES = 6;

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;

    FilmLog(DynamoDbClient client, String table, Reads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    /** The bit above the milliseconds keeps their width. */
    static String place(Instant at, String userId) {
        return Long.toString(1L << 44 | at.toEpochMilli(), 36) + digest(userId);
    }

    static String digest(String userId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }

    Totals totals(int tmdbId) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :film AND begins_with(sk, :shard)")
                .expressionAttributeValues(
                        Map.of(":film", AttributeValue.fromS(Keys.film(tmdbId)), ":shard", AttributeValue.fromS("S#")))
                .build();
        return Patience.with(() -> client.query(request)).items().stream()
                .map(ProfileItem::totals)
                .reduce(Totals.NONE, Totals::plus);
    }

    LogPage users(int tmdbId, int limit, @Nullable String after) {
        Filled<LogPage.Item> page = Filled.page(limit, after, (wanted, from) -> read(tmdbId, wanted, from));
        return new LogPage(page.items(), page.next());
    }

    private Stored<LogPage.Item> read(int tmdbId, int wanted, @Nullable String after) {
        var found = query(tmdbId, wanted + 1, after);
        var page = found.subList(0, Math.min(wanted, found.size()));
        Set<Map<String, AttributeValue>> keys = new HashSet<>();
        page.forEach(item -> keys.add(author(item)));
        var profiles = reads.all(List.copyOf(keys), false);
        return new Stored<>(
                page.stream()
                        .map(item -> new Placed<>(Items.text(item, SORT), shown(item, profiles.get(author(item)))))
                        .toList(),
                found.size() > wanted);
    }

    private static LogPage.@Nullable Item shown(
            Map<String, AttributeValue> item, @Nullable Map<String, AttributeValue> profile) {
        if (profile == null) {
            return null;
        }
        User user = ProfileItem.readProfile(profile).user();
        Entry entry = EntryItem.read(item);
        return user.isPrivate() ? null : new LogPage.Item(user, entry.score(), entry.registeredAt());
    }

    private List<Map<String, AttributeValue>> query(int tmdbId, int wanted, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":film", AttributeValue.fromS(Keys.film(tmdbId)));
        if (after != null) {
            values.put(":after", AttributeValue.fromS(after));
        }
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName(INDEX)
                .keyConditionExpression(KEY + " = :film" + (after == null ? "" : " AND " + SORT + " < :after"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(wanted)
                .build();
        return Patience.with(() -> client.query(request)).items();
    }

    private static Map<String, AttributeValue> author(Map<String, AttributeValue> item) {
        return Keys.profile(Keys.userId(Items.text(item, Keys.PK)));
    }
}
