package jp.mymovie.local.stream;

import static jp.mymovie.local.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.mymovie.local.function.Outcome;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final List<String> taken = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();

    @Test
    void goesOnBehindTheRecordThatTheFunctionNames() throws InterruptedException {
        deliver(5, event -> answer(event, Set.of("3")));
        assertThat(taken).containsExactly("0", "1", "2", "4");
        assertThat(givenUp).containsExactly("3");
    }

    @Test
    void halvesABatchThatFailsAsAWholeUntilTheCulpritStandsAlone() throws InterruptedException {
        deliver(8, event -> {
            if (numbers(event).contains("5")) {
                return new Outcome("", "error", new byte[0]);
            }
            return answer(event, Set.of());
        });
        assertThat(taken).containsExactly("0", "1", "2", "3", "4", "6", "7");
        assertThat(givenUp).containsExactly("5");
    }

    @Test
    void triesAgainBeforeItGivesUp() throws InterruptedException {
        int[] failures = {2};
        deliver(1, event -> failures[0]-- > 0 ? new Outcome("", "timeout", new byte[0]) : answer(event, Set.of()));
        assertThat(taken).containsExactly("0");
        assertThat(givenUp).isEmpty();
    }

    @Test
    void countsNoFailureWhereTheFunctionWasThrottled() throws InterruptedException {
        int[] throttled = {1};
        deliver(2, event -> throttled[0]-- > 0 ? new Outcome("", "throttled", new byte[0]) : answer(event, Set.of()));
        assertThat(taken).containsExactly("0", "1");
    }

    private void deliver(int records, Function<JsonNode, Outcome> function) throws InterruptedException {
        new Batches(
                        bytes -> function.apply(json(new String(bytes, StandardCharsets.UTF_8))),
                        2,
                        record -> givenUp.add(
                                record.at("/dynamodb/SequenceNumber").asText()))
                .deliver(IntStream.range(0, records)
                        .mapToObj(i -> json("{\"dynamodb\": {\"SequenceNumber\": \"" + i + "\"}}"))
                        .toList());
    }

    /** Takes what comes before the first of the failing ones. */
    private Outcome answer(JsonNode event, Set<String> failing) {
        for (String number : numbers(event)) {
            if (failing.contains(number)) {
                return success("{\"batchItemFailures\": [{\"itemIdentifier\": \"" + number + "\"}]}");
            }
            taken.add(number);
        }
        return success("{\"batchItemFailures\": []}");
    }

    private static List<String> numbers(JsonNode event) {
        List<String> numbers = new ArrayList<>();
        event.path("Records")
                .forEach(record ->
                        numbers.add(record.at("/dynamodb/SequenceNumber").asText()));
        return numbers;
    }

    private static Outcome success(String payload) {
        return new Outcome("", "success", payload.getBytes(StandardCharsets.UTF_8));
    }
}
