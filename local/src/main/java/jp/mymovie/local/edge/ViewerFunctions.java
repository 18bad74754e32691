package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * The CloudFront Functions of a stage, executed for real: in Node, which the CDK needs anyway, without its modules. The
 * process ends with this one.
 */
final class ViewerFunctions implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private @Nullable Process process;

    ViewerFunctions(List<Stack> stacks, Values values) {
        for (Resource function : Assembly.resources(stacks, "AWS::CloudFront::Function")) {
            if (function.property("FunctionConfig").has("KeyValueStoreAssociations")) {
                throw new Unsupported("the key value store of %s is not known to the local run".formatted(function));
            }
            ObjectNode message = JSON.createObjectNode();
            message.put("name", values.attribute(function, "FunctionARN"));
            message.put("code", values.text(function, "FunctionCode"));
            exchange(message);
        }
    }

    /**
     * Outcome of a function.
     *
     * @param result the request or the response that it returns
     * @param origin what it has chosen by the module {@code cloudfront}; empty for the behaviour's origin
     */
    record Returned(JsonNode result, Optional<OriginChoice> origin) {}

    /** Runs a function. */
    Returned run(String arn, JsonNode event) {
        ObjectNode message = JSON.createObjectNode();
        message.put("name", arn);
        message.set("event", event);
        JsonNode answer = exchange(message);
        return new Returned(
                answer.path("result"),
                answer.has("origin") ? Optional.of(OriginChoice.read(answer.path("origin"))) : Optional.empty());
    }

    private synchronized JsonNode exchange(ObjectNode message) {
        try {
            Process node = node();
            Writer out = node.outputWriter(StandardCharsets.UTF_8);
            out.write(JSON.writeValueAsString(message) + "\n");
            out.flush();
            BufferedReader in = node.inputReader(StandardCharsets.UTF_8);
            JsonNode answer = JSON.readTree(Objects.requireNonNullElse(in.readLine(), "{\"error\":\"node ended\"}"));
            if (answer.has("error")) {
                throw new IllegalStateException("CloudFront Function '%s' failed: %s"
                        .formatted(
                                message.path("name").asText(),
                                answer.path("error").asText()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("CloudFront Functions run in Node.js: is 'node' on the PATH?", e);
        }
    }

    private Process node() throws IOException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            try (InputStream script =
                    Objects.requireNonNull(Assembly.class.getResourceAsStream("/jp/mymovie/local/edge/functions.js"))) {
                running = new ProcessBuilder("node", "-e", new String(script.readAllBytes(), StandardCharsets.UTF_8))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            }
            process = running;
        }
        return running;
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
