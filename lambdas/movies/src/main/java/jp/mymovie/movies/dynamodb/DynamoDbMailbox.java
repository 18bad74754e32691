package jp.mymovie.movies.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.mymovie.movies.domain.Mailbox;
import jp.mymovie.movies.domain.Message;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Messages in a partition a month, {@code C#2026-11}, sorted by time; they expire after a year. One with a key brings an
 * item of the key beside it in one transaction, {@code C#KEY#…} with a digest of the content: a message that is sent again
 * next month would be in another partition, so its own key cannot refuse it. Needs {@code PutItem}.
 */
public final class DynamoDbMailbox implements Mailbox {
    private static final int MONTH = 7;
    private static final String DIGEST = "digest";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbMailbox(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Kept keep(Message message, @Nullable String key) {
        if (key == null) {
            var request = PutItemRequest.builder()
                    .tableName(table)
                    .item(item(message))
                    .build();
            Patience.with(() -> client.putItem(request));
            return Kept.NEW;
        }
        Put claim = Put.builder()
                .tableName(table)
                .item(claim(message, key))
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        Put content = Put.builder().tableName(table).item(item(message)).build();
        var request = TransactWriteItemsRequest.builder()
                .transactItems(write(claim), write(content))
                .build();
        try {
            Patience.with(() -> client.transactWriteItems(request));
            return Kept.NEW;
        } catch (TransactionCanceledException e) {
            return earlier(e, digest(message));
        }
    }

    /** Compares with what was kept under the key; a transaction that failed for another reason has failed. */
    private static Kept earlier(TransactionCanceledException refusal, String digest) {
        List<CancellationReason> reasons = refusal.cancellationReasons();
        if (reasons.isEmpty()
                || !"ConditionalCheckFailed".equals(reasons.getFirst().code())) {
            throw refusal;
        }
        return Items.text(reasons.getFirst().item(), DIGEST).equals(digest) ? Kept.AGAIN : Kept.OTHER;
    }

    private static TransactWriteItem write(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }

    private static Map<String, AttributeValue> claim(Message message, String key) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(Keys.PK, AttributeValue.fromS("C#KEY#" + key));
        item.put(Keys.SK, AttributeValue.fromS("KEY"));
        item.put(DIGEST, AttributeValue.fromS(digest(message)));
        item.put(EntryItem.EXPIRES_AT, expiry(message));
        return item;
    }

    private static Map<String, AttributeValue> item(Message message) {
        String at = message.at().toString();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(Keys.PK, AttributeValue.fromS("C#" + at.substring(0, MONTH)));
        item.put(Keys.SK, AttributeValue.fromS(at + "#" + UUID.randomUUID()));
        item.put("category", AttributeValue.fromS(category(message)));
        item.put("text", AttributeValue.fromS(message.text()));
        if (message.email() != null) {
            item.put("email", AttributeValue.fromS(message.email()));
        }
        item.put(EntryItem.EXPIRES_AT, expiry(message));
        return item;
    }

    private static AttributeValue expiry(Message message) {
        return Items.number(
                message.at().plus(Duration.ofDays(Message.KEPT_DAYS)).getEpochSecond());
    }

    private static String category(Message message) {
        return message.category().name().toLowerCase(Locale.ROOT);
    }

    /** Of what the sender wrote, and not of when. */
    private static String digest(Message message) {
        String email = message.email() == null ? "" : message.email();
        String content = category(message) + '\n' + email + '\n' + message.text();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }
}
