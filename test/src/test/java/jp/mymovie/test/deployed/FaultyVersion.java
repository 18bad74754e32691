package jp.mymovie.test.deployed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.http.MovieCommands;
import jp.mymovie.movies.http.MovieQueries;

/**
 * The service's real handler with a fault in it: variables {@code EFFECT}, {@code FAULT} and, where it is one route's, {@code
 * ROUTE}.
 */
public final class FaultyVersion implements RequestStreamHandler {
    private static final int LEAK = 2 << 20;
    private static final List<byte[]> KEPT = new ArrayList<>();

    private final RequestStreamHandler real =
            System.getenv("EFFECT").equals("READ") ? new MovieQueries() : new MovieCommands();
    private final String fault = System.getenv("FAULT");
    private final String route = System.getenv("ROUTE");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        boolean there = event.contains("\"resource\":\"" + route + "\"");
        if (fault.equals("leaks")) {
            KEPT.add(new byte[LEAK]);
        }
        if (there && fault.equals("throws")) {
            throw new IllegalStateException("a bug in one route");
        }
        if (there && fault.equals("times out")) {
            sleep();
        }
        if (there && fault.equals("answers otherwise")) {
            write(output, 200, "{}");
        } else if (there && fault.equals("writes nothing") && event.contains("\"httpMethod\":\"PUT\"")) {
            write(output, 201, "{\\\"score\\\":70}");
        } else {
            real.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        }
    }

    private static void write(OutputStream output, int status, String body) throws IOException {
        output.write("{\"statusCode\":%d,\"headers\":{},\"body\":\"%s\"}"
                .formatted(status, body)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
