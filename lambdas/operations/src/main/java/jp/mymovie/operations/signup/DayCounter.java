package jp.mymovie.operations.signup;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Counter of a day in a DynamoDB table with partition key {@code day}: one item a day, counted up by a conditional update,
 * so that however many calls come at once, no more than the limit succeed. Items expire by {@code expiresAt}.
 *
 * @param limit successes of a day at most
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.AtomicCounters">
 *     Atomic counters and conditional writes</a>
 */
record DayCounter(SignedHttp aws, String region, String table, int limit) {
    private static final int KEPT_DAYS = 35;

    /**
     * Counts one more.
     *
     * @return false where the day's limit is reached
     * @throws RuntimeException if DynamoDB does not answer or refuses
     */
    boolean count(LocalDate day) {
        try {
            aws.send(new Call(
                    SdkHttpMethod.POST,
                    "dynamodb",
                    region,
                    "dynamodb.%s.amazonaws.com".formatted(region),
                    "/",
                    Map.of(
                            "Content-Type", "application/x-amz-json-1.0",
                            "X-Amz-Target", "DynamoDB_20120810.UpdateItem"),
                    Json.write(request(day))));
            return true;
        } catch (SignedHttp.Refused e) {
            if (e.is("ConditionalCheckFailedException")) {
                return false;
            }
            throw e;
        }
    }

    private Map<String, ?> request(LocalDate day) {
        long expiry = day.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return Map.of(
                "TableName",
                table,
                "Key",
                Map.of("day", Map.of("S", day.toString())),
                "UpdateExpression",
                "SET expiresAt = :expiry ADD signUps :one",
                "ConditionExpression",
                "attribute_not_exists(signUps) OR signUps < :limit",
                "ExpressionAttributeValues",
                Map.of(
                        ":expiry", Map.of("N", String.valueOf(expiry)),
                        ":limit", Map.of("N", String.valueOf(limit)),
                        ":one", Map.of("N", "1")));
    }
}
