package jp.mymovie.movies.dynamodb;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.mymovie.movies.domain.Mailbox;
import jp.mymovie.movies.domain.Message;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Messages in a partition a month, {@code C#2026-11}, sorted by time; they expire after a year. Needs {@code PutItem}. */
public final class DynamoDbMailbox implements Mailbox {
    private static final int MONTH = 7;

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbMailbox(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void keep(Message message) {
        String at = message.at().toString();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(Keys.PK, AttributeValue.fromS("C#" + at.substring(0, MONTH)));
        item.put(Keys.SK, AttributeValue.fromS(at + "#" + UUID.randomUUID()));
        item.put("category", AttributeValue.fromS(message.category().name().toLowerCase(Locale.ROOT)));
        item.put("text", AttributeValue.fromS(message.text()));
        if (message.email() != null) {
            item.put("email", AttributeValue.fromS(message.email()));
        }
        item.put(
                EntryItem.EXPIRES_AT,
                Items.number(
                        message.at().plus(Duration.ofDays(Message.KEPT_DAYS)).getEpochSecond()));
        var request = PutItemRequest.builder().tableName(table).item(item).build();
        Patience.with(() -> client.putItem(request));
    }
}
