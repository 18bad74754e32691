package jp.mymovie.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.Outcome;

/**
 * What is asked, and what must come back.
 *
 * @param function whose route it is
 * @param event the event of the n-th request
 * @param items that the answer's list must hold, 0 where it is none
 */
record Task(String name, FunctionSettings function, IntFunction<byte[]> event, int items) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Whether it is answered as it must be: what is quick because it fails is no figure. */
    boolean isAnswered(Outcome outcome) {
        try {
            JsonNode answer = JSON.readTree(outcome.payload());
            JsonNode body = JSON.readTree(answer.path("body").asText());
            return outcome.succeeded()
                    && answer.path("statusCode").asInt() == 200
                    && body.path("items").size() == items;
        } catch (IOException e) {
            return false;
        }
    }

    void check(Contestant contestant, Outcome outcome) {
        if (!isAnswered(outcome)) {
            throw new IllegalStateException("%s must answer '%s' with status 200 and %d items, got %s"
                    .formatted(contestant.name(), name, items, new String(outcome.payload(), StandardCharsets.UTF_8)));
        }
    }
}
