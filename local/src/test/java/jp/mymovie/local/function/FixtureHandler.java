package jp.mymovie.local.function;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A function for the tests: says what it was given, sleeps or fails when told so. */
public final class FixtureHandler implements RequestStreamHandler {
    private String hooks = "";

    /** The context holds it weakly. */
    private final Resource resource = new Resource() {
        @Override
        public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
            hooks += " primed";
        }

        @Override
        public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
            hooks += " restored";
        }
    };

    /** Registers its hooks where org.crac, which a function's jar brings, is told to look. */
    public FixtureHandler() {
        if (Core.class.getName().equals(System.getProperty("org.crac.Core.Compat") + ".Core")) {
            Core.getGlobalContext().register(resource);
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        context.getLogger().log("got " + event);
        switch (event) {
            case "\"sleep\"" -> sleep();
            case "\"fail\"" -> throw new IllegalStateException("told to fail");
            case "\"exit\"" -> Runtime.getRuntime().halt(3);
            default ->
                out.write((event + " " + System.getenv("TABLE_NAME") + " " + System.getenv("AWS_ENDPOINT_URL_DYNAMODB"))
                        .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Another entry point, as a template may name it. */
    public String other(String event) {
        return "other " + event + hooks;
    }

    /** Answers API Gateway with what a jar beside the classes holds. */
    public Map<String, Object> title(Map<String, Object> request) throws IOException {
        try (InputStream title = Objects.requireNonNull(FixtureHandler.class.getResourceAsStream("/title.txt"))) {
            return Map.of("statusCode", 200, "body", new String(title.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
