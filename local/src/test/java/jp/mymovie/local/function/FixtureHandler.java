package jp.mymovie.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function for the tests: says what it was given, sleeps or fails when told so. */
public final class FixtureHandler implements RequestStreamHandler {
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
        return "other " + event;
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
