package jp.mymovie.lab.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.api.TokenVerifier;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.signin.Tokens;
import org.jspecify.annotations.Nullable;

/** The API of the templates, asked for the events that it makes of requests. */
final class Gateway {
    private static final Outcome NOTHING =
            new Outcome("", "success", "{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8));

    private final RestApi api;
    private final SignIn signIn;
    private final AtomicReference<byte @Nullable []> last = new AtomicReference<>();

    Gateway(List<Stack> stacks, Values values, Tokens tokens, String origin) {
        signIn = new SignIn(stacks, values, tokens, origin);
        api = new RestApi(
                stacks,
                values,
                Assembly.resources(stacks, "AWS::ApiGateway::Stage").getFirst(),
                new TokenVerifier(tokens.issuer(), tokens.keys()),
                (function, event) -> {
                    last.set(event);
                    return NOTHING;
                },
                line -> {},
                System::nanoTime);
    }

    /** The names of the functions behind it. */
    List<String> functions() {
        return api.functions();
    }

    /** The headers of a guest's request. */
    Headers guest() {
        return new Headers().set("accept", "application/json");
    }

    /** The headers of a user's request. */
    Headers as(String user) {
        return guest().set("authorization", "Bearer " + signIn.accessToken(user));
    }

    /** What reading a path and query becomes. */
    byte[] event(Headers headers, String path) {
        return event(headers, "GET", path, "");
    }

    /** What a request becomes. */
    byte[] event(Headers headers, String method, String path, String body) {
        String[] parts = path.split("\\?", 2);
        if (!body.isEmpty()) {
            headers.set("content-type", "application/json");
        }
        Response answer = api.handleQuietly(new Request(
                method,
                parts[0],
                parts.length > 1 ? parts[1] : "",
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                0));
        byte[] event = last.getAndSet(null);
        if (event == null) {
            throw new IllegalStateException("the gateway must let %s %s through, got status %d: %s"
                    .formatted(method, path, answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return event;
    }
}
