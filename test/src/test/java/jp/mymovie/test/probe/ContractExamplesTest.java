package jp.mymovie.test.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import jp.mymovie.test.probe.OpenApi.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples of the contract are what it says. */
class ContractExamplesTest {
    private static final OpenApi CONTRACT = new OpenApi();

    static List<Operation> operations() {
        return CONTRACT.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void fitTheirSchemas(Operation operation) {
        fit(CONTRACT.requestBody(operation));
        for (String status : operation.statuses()) {
            JsonNode response = CONTRACT.response(operation, status);
            assertThat(status.startsWith("2") && response.has("content"))
                    .as("an answer of %s has an example".formatted(status))
                    .isEqualTo(fit(response) && status.startsWith("2"));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void ofParametersFitTheirSchemas(Operation operation) {
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.has("example")) {
                assertThat(CONTRACT.faults(parameter.path("schema"), parameter.path("example")))
                        .as(parameter.path("name").asText())
                        .isEmpty();
            }
        }
    }

    /** Whether there was an example. */
    private static boolean fit(JsonNode described) {
        boolean any = false;
        for (JsonNode media : described.path("content")) {
            if (media.has("example")) {
                any = true;
                assertThat(CONTRACT.faults(media.path("schema"), media.path("example")))
                        .isEmpty();
            }
        }
        return any;
    }
}
