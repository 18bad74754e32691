package jp.mymovie.movies.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Waits;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Answers in a table of their own: {@code question} is a digest of the question, {@code body} the deflated answer,
 * {@code at} and {@code expiresAt} are seconds. Needs {@code GetItem} and {@code PutItem}. Each call is made once and given
 * up soon: what is worth waiting for is the catalogue.
 */
public final class DynamoDbAnswerCache implements AnswerCache {
    /** Deflated; ten times what a page of a search takes. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_INFLATED = 4 * 1024 * 1024;
    private static final long PATIENCE_MILLIS = 200;
    private static final String QUESTION = TableDefinition.ANSWERS.partitionKey();

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;

    public DynamoDbAnswerCache(DynamoDbClient client, String table, Clock clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public @Nullable Kept find(String question) {
        try {
            var request = GetItemRequest.builder()
                    .tableName(table)
                    .key(Map.of(QUESTION, digest(question)))
                    .overrideConfiguration(soon())
                    .build();
            var response = Waits.on(Waits.On.STORE, () -> client.getItem(request));
            return response.hasItem() ? read(response.item()) : null;
        } catch (RuntimeException e) {
            return null; // An empty cache is all that a broken one is.
        }
    }

    @Override
    public void keep(String question, Kept answer) {
        byte[] body = deflate(answer.body());
        if (body.length > MAX_BYTES) {
            return;
        }
        try {
            var request = PutItemRequest.builder()
                    .tableName(table)
                    .item(Map.of(
                            QUESTION,
                            digest(question),
                            "body",
                            AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(body)),
                            "at",
                            Items.number(answer.at().getEpochSecond()),
                            TableDefinition.ANSWERS.expiry(),
                            Items.number(answer.at().plus(KEPT).getEpochSecond())))
                    .overrideConfiguration(soon())
                    .build();
            Waits.on(Waits.On.STORE, () -> client.putItem(request));
        } catch (RuntimeException e) {
            return; // It is asked again then.
        }
    }

    /** Null when it is over: DynamoDB deletes such items within days only. */
    private @Nullable Kept read(Map<String, AttributeValue> item) {
        if (EntryItem.expired(item, clock.instant())) {
            return null;
        }
        byte[] body = Objects.requireNonNull(item.get("body")).b().asByteArrayUnsafe();
        return new Kept(inflate(body), Instant.ofEpochSecond(Items.amount(item, "at")));
    }

    /** A question is what somebody typed, so it is not to be read from its key. */
    private static AttributeValue digest(String question) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
            return AttributeValue.fromS(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }

    private static AwsRequestOverrideConfiguration soon() {
        long millis = Math.clamp(Deadline.millisLeft(), 1, PATIENCE_MILLIS);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(Duration.ofMillis(millis))
                .build();
    }

    private static byte[] deflate(byte[] body) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    private static byte[] inflate(byte[] body) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(MAX_INFLATED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
