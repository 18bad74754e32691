package jp.mymovie.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The function of a stage's switch, in the management account and the home region. */
final class SwitchFunction {
    private static final JsonMapper JSON = new JsonMapper();
    // The function has two minutes; the CLI would give up after one and call a second time.
    private static final String PATIENCE = "180";

    private final Programs programs;
    private final EstateView estate;

    SwitchFunction(Programs programs, EstateView estate) {
        this.programs = programs;
        this.estate = estate;
    }

    /**
     * Answer of the function.
     *
     * @param seconds that it took
     */
    record Said(JsonNode answer, long seconds) {}

    /** @throws Aws.Unknown if it cannot be called, or fails */
    Said call(Place stage, String action, List<String> levels) throws Aws.Unknown, InterruptedException {
        ObjectNode payload = JSON.createObjectNode().put("action", action);
        if (!levels.isEmpty()) {
            levels.forEach(payload.putArray("levels")::add);
        }
        Place management = estate.only("management").acting();
        Path file = null;
        try {
            file = Files.createTempFile("switch", ".json");
            long start = System.nanoTime();
            Programs.Said said = programs.run(List.of(
                    "aws",
                    "lambda",
                    "invoke",
                    "--function-name",
                    name(stage),
                    "--cli-binary-format",
                    "raw-in-base64-out",
                    "--cli-read-timeout",
                    PATIENCE,
                    "--payload",
                    payload.toString(),
                    "--output",
                    "json",
                    "--profile",
                    management.profile(),
                    "--region",
                    management.region(),
                    file.toString()));
            long seconds = Math.round((System.nanoTime() - start) / 1e9);
            if (said.exit() != 0) {
                String all = said.all();
                throw new Aws.Unknown(all.substring(all.lastIndexOf('\n') + 1));
            }
            JsonNode answer = JSON.readTree(Files.readString(file));
            if (JSON.readTree(said.out()).has("FunctionError")) {
                throw new Aws.Unknown(answer.path("errorMessage").asText());
            }
            return new Said(answer, seconds);
        } catch (JsonProcessingException e) {
            throw new Aws.Unknown("%s: the answer is no JSON".formatted(name(stage)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                boolean ignored = file.toFile().delete();
            }
        }
    }

    private String name(Place stage) {
        return "%s-switch-%s-%s"
                .formatted(
                        estate.system(),
                        stage.account().service(),
                        stage.account().stage());
    }
}
