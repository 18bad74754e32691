package jp.mymovie.movies.dynamodb;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Unavailable;
import jp.mymovie.movies.domain.Waits;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Repeats what DynamoDB could not do just now, with a growing, jittered pause, until the request's deadline. The SDK's
 * own retries are off: they know no deadline and nothing of transactions in conflict. Writes are repeated too, so they
 * must be idempotent (a transaction with a token) or conditional.
 */
final class Patience {
    private static final int FIRST_PAUSE_MILLIS = 10;
    private static final int MAX_PAUSE_MILLIS = 400;
    private static final Set<String> PASSING = Set.of(
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "ThrottledException",
            "RequestLimitExceeded",
            "TransactionInProgressException",
            "TransactionConflictException",
            "ReplicatedWriteConflictException");
    private static final Set<String> PASSING_REASONS =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private Patience() {}

    static <T> T with(Supplier<T> call) {
        return Waits.on(Waits.On.STORE, () -> patiently(call));
    }

    private static <T> T patiently(Supplier<T> call) {
        for (int attempt = 0; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException e) {
                if (!passes(e)) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    private static boolean passes(SdkException e) {
        return switch (e) {
            case TransactionCanceledException cancelled ->
                cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .anyMatch(PASSING_REASONS::contains);
            case DynamoDbException refused ->
                refused.statusCode() >= 500
                        || PASSING.contains(refused.awsErrorDetails().errorCode());
            case SdkClientException unreached -> true;
            default -> false;
        };
    }

    static void pause(int attempt, Exception cause) {
        int most = Math.min(MAX_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        long pause = ThreadLocalRandom.current().nextLong(most) + 1;
        if (Deadline.millisLeft() <= pause) {
            throw new Unavailable("no answer from the table before the deadline", cause);
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
    }
}
