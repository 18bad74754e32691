package jp.mymovie.movies.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Draws a user at random without a Scan: each that is not private has a ticket at a random place of a random shard; the
 * first ticket behind a place drawn at random wins.
 */
final class Lottery {
    private final DynamoDbClient client;
    private final String table;

    Lottery(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static Map<String, AttributeValue> ticket(User user) {
        Map<String, AttributeValue> ticket = new HashMap<>(key(user));
        ticket.put("handle", AttributeValue.fromS(user.handle().value()));
        return ticket;
    }

    /** A place as good as random, and yet always the same for a user. */
    static Map<String, AttributeValue> key(User user) {
        UUID place = UUID.nameUUIDFromBytes(user.id().getBytes(StandardCharsets.UTF_8));
        int shard = Math.floorMod(place.getLeastSignificantBits(), Keys.RANDOM_SHARDS);
        return Map.of(
                Keys.PK, AttributeValue.fromS(Keys.randomShard(shard)),
                Keys.SK,
                        AttributeValue.fromS(
                                HexFormat.of().toHexDigits(place.getMostSignificantBits()) + "#" + user.id()));
    }

    @Nullable
    Handle draw(RandomGenerator random) {
        int first = random.nextInt(Keys.RANDOM_SHARDS);
        String place = HexFormat.of().toHexDigits(random.nextLong());
        for (int i = 0; i < Keys.RANDOM_SHARDS; i++) {
            String shard = Keys.randomShard((first + i) % Keys.RANDOM_SHARDS);
            Handle winner = next(shard, place);
            if (winner == null) {
                winner = next(shard, "0");
            }
            if (winner != null) {
                return winner;
            }
        }
        return null;
    }

    private @Nullable Handle next(String shard, String place) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :shard AND sk >= :place")
                .expressionAttributeValues(
                        Map.of(":shard", AttributeValue.fromS(shard), ":place", AttributeValue.fromS(place)))
                .limit(1)
                .build();
        var items = Patience.with(() -> client.query(request)).items();
        return items.isEmpty() ? null : new Handle(Items.text(items.getFirst(), "handle"));
    }
}
