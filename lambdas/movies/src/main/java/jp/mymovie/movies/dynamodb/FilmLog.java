package jp.mymovie.movies.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.LogPage;
import jp.mymovie.movies.domain.LoggedFilm;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A film seen from all lists: its totals from their shards, and who logged it from the global index, whose sort key is
 * the time of registration and a digest of the user that makes it unique and tells nothing.
 */
final class FilmLog {
    static final String INDEX = "byFilm";
    static final String KEY = "filmKey";
    static final String SORT = "filmSort";
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

    LoggedFilm film(int tmdbId) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :film AND begins_with(sk, :shard)")
                .expressionAttributeValues(
                        Map.of(":film", AttributeValue.fromS(Keys.film(tmdbId)), ":shard", AttributeValue.fromS("S#")))
                .build();
        Totals totals = Patience.with(() -> client.query(request)).items().stream()
                .map(shard -> new Totals(
                        ProfileItem.amount(shard, "count"),
                        ProfileItem.amount(shard, "scoreSum"),
                        ProfileItem.numbered(shard, 'b'),
                        new TreeMap<>()))
                .reduce(Totals.NONE, Totals::plus);
        if (totals.count() == 0) {
            return new LoggedFilm(null, totals);
        }
        var logged = query(tmdbId, 1, null);
        return new LoggedFilm(
                logged.isEmpty() ? null : EntryItem.read(logged.getFirst()).film(), totals);
    }

    LogPage users(int tmdbId, int limit, @Nullable String after) {
        var found = query(tmdbId, limit + 1, after);
        var page = found.subList(0, Math.min(limit, found.size()));
        Map<String, Map<String, AttributeValue>> keys = new HashMap<>();
        page.forEach(item -> keys.put(userId(item), Keys.profile(userId(item))));
        var profiles = reads.all(List.copyOf(keys.values()), false);
        List<LogPage.Item> items = new ArrayList<>();
        for (var item : page) {
            var profile = profiles.get(keys.get(userId(item)));
            User user =
                    profile == null ? null : ProfileItem.readProfile(profile).user();
            if (user != null && !user.isPrivate()) {
                Entry entry = EntryItem.read(item);
                items.add(new LogPage.Item(user, entry.score(), entry.registeredAt()));
            }
        }
        return new LogPage(items, found.size() > limit ? ProfileItem.text(page.getLast(), SORT) : null);
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
                .keyConditionExpression("filmKey = :film" + (after == null ? "" : " AND filmSort < :after"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(wanted)
                .build();
        return Patience.with(() -> client.query(request)).items();
    }

    private static String userId(Map<String, AttributeValue> item) {
        return ProfileItem.text(item, Keys.PK).substring("U#".length());
    }
}
