package jp.mymovie.local.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.mymovie.local.function.Outcome;

/**
 * Hands records to a function until it has taken each or a record has failed too often. What failed is named by the
 * function; where it fails as a whole, the batch is halved until the culprit stands alone.
 */
final class Batches {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_PAUSE_MILLIS = 2_000;

    private final Function<byte[], Outcome> function;
    private final int attempts;
    private final Consumer<JsonNode> givenUp;

    /** @param attempts how often a record is tried again */
    Batches(Function<byte[], Outcome> function, int attempts, Consumer<JsonNode> givenUp) {
        this.function = function;
        this.attempts = attempts;
        this.givenUp = givenUp;
    }

    void deliver(List<JsonNode> records) throws InterruptedException {
        int size = records.size();
        int failures = 0;
        for (int from = 0; from < records.size(); ) {
            List<JsonNode> batch = records.subList(from, Math.min(from + size, records.size()));
            int done = take(batch);
            from += Math.max(0, done);
            if (done == batch.size()) {
                failures = 0;
            } else if (done < 0 && batch.size() > 1) {
                size = batch.size() / 2;
            } else {
                failures = done > 0 ? 1 : failures + 1;
                if (failures > attempts) {
                    givenUp.accept(records.get(from++));
                    failures = 0;
                } else {
                    Thread.sleep(Math.min(MOST_PAUSE_MILLIS, 50L << Math.min(failures, 6)));
                }
            }
        }
    }

    /** How many were taken before the first that failed; -1 where the function failed as a whole. */
    private int take(List<JsonNode> batch) throws InterruptedException {
        ArrayNode records = JSON.createArrayNode().addAll(batch);
        ObjectNode event = JSON.createObjectNode().set("Records", records);
        try {
            Outcome outcome = function.apply(JSON.writeValueAsBytes(event));
            while (outcome.isThrottled()) {
                // As Lambda does: what it refused for want of room it never tried.
                Thread.sleep(MOST_PAUSE_MILLIS);
                outcome = function.apply(JSON.writeValueAsBytes(event));
            }
            if (!outcome.succeeded()) {
                return -1;
            }
            JsonNode failed = JSON.readTree(outcome.payload()).path("batchItemFailures");
            for (int i = 0; i < batch.size(); i++) {
                for (JsonNode failure : failed) {
                    if (failure.path("itemIdentifier")
                            .asText()
                            .equals(batch.get(i).at("/dynamodb/SequenceNumber").asText())) {
                        return i;
                    }
                }
            }
            return failed.isEmpty() ? batch.size() : -1;
        } catch (JsonProcessingException e) {
            return -1;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
