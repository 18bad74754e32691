package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Limits;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A counter a window and who, in the table: all instances of a function count together. One write unit a time; the
 * counter expires by itself. Needs {@code UpdateItem}.
 */
public final class DynamoDbLimits implements Limits {
    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;

    public DynamoDbLimits(DynamoDbClient client, String table, Clock clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public long count(String who, int times, Duration window) {
        long number = clock.instant().getEpochSecond() / window.toSeconds();
        long end = (number + 1) * window.toSeconds();
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of(
                        Keys.PK, AttributeValue.fromS("Q#" + who),
                        Keys.SK, AttributeValue.fromS(window.toSeconds() + "#" + number)))
                .updateExpression("ADD times :more SET expiresAt = :end")
                .expressionAttributeValues(
                        Map.of(":more", Items.number(times), ":end", Items.number(end + window.toSeconds())))
                .returnValues(ReturnValue.UPDATED_NEW)
                .build();
        var counted = Patience.with(() -> client.updateItem(request)).attributes();
        return Long.parseLong(Objects.requireNonNull(counted.get("times")).n());
    }
}
