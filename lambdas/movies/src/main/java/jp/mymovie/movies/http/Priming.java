package jp.mymovie.movies.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonText;
import org.crac.Core;
import org.crac.Resource;

/**
 * Answers a few made-up requests before SnapStart takes its snapshot, so that classes are loaded, code is compiled and
 * TLS is set up in it. They ask for a user that cannot exist and never write; a failing one does no harm.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">runtime hooks</a>
 */
final class Priming implements Resource {
    private static final int ROUNDS = 3;
    private static final long MILLIS = 3_000;

    private final Edge edge;
    private final Runnable deeper;
    private final List<MovieRoute> routes;

    /** @param deeper reads what the made-up requests stop short of */
    Priming(Edge edge, Runnable deeper, MovieRoute... routes) {
        this.edge = edge;
        this.deeper = deeper;
        this.routes = List.of(routes);
    }

    /** The context holds resources weakly: the handler must keep this. */
    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (MovieRoute route : routes) {
                edge.handle(new ByteArrayInputStream(event(route)), OutputStream.nullOutputStream(), MILLIS);
            }
            try {
                deeper.run();
            } catch (RuntimeException e) {
                return; // A function that could not be primed is slow once, one without a snapshot is not there at all.
            }
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Connections are opened anew by the first request; the client drops dead ones by itself.
    }

    static byte[] event(MovieRoute route) {
        return JsonText.of(json -> {
                    json.writeStartObject();
                    json.writeStringField("resource", "/v1" + route.path());
                    json.writeStringField("httpMethod", route.method());
                    json.writeObjectFieldStart("pathParameters");
                    json.writeStringField("handle", "nobody_at_all");
                    json.writeStringField("tmdbId", "1");
                    json.writeEndObject();
                    json.writeObjectFieldStart("requestContext");
                    json.writeStringField("requestId", "priming");
                    json.writeObjectFieldStart("authorizer");
                    json.writeObjectFieldStart("claims");
                    json.writeStringField("iss", "priming");
                    json.writeStringField("sub", "priming");
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .getBytes(StandardCharsets.UTF_8);
    }
}
