package jp.mymovie.movies.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Unavailable;
import jp.mymovie.movies.domain.Waits;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the answering of a request: reading the event, refusing guests where a user is wanted, the deadline,
 * turning what is thrown into a {@link Problem}, one line in the log. The one place that catches everything.
 */
final class Edge {
    private static final JsonReader EVENTS = new JsonReader(50);
    private static final long MOST_MILLIS = 8_000;
    /** What remains for writing the answer when the deadline has come. */
    private static final long MARGIN_MILLIS = 300;

    private final MovieRoute.Effect effect;
    private final Answering answering;
    private final RequestLog log;

    /** Answers a request of one of the routes. */
    @FunctionalInterface
    interface Answering {
        /** @param caller bearer of the token; null on public routes called by guests */
        Response answer(MovieRoute route, Request request, @Nullable Identity caller);
    }

    Edge(MovieRoute.Effect effect, Answering answering, RequestLog log) {
        this.effect = effect;
        this.answering = answering;
        this.log = log;
    }

    void handle(InputStream event, OutputStream answer, long millisLeft) throws IOException {
        long start = System.nanoTime();
        Waits waits = new Waits();
        Request request = null;
        Response response;
        Throwable fault = null;
        try {
            request = Request.of(EVENTS.read(event.readAllBytes()));
            Deadline deadline = Deadline.in(Duration.ofMillis(Math.clamp(millisLeft - MARGIN_MILLIS, 0, MOST_MILLIS)));
            Request read = request;
            response = ScopedValue.where(Deadline.CURRENT, deadline)
                    .where(Waits.CURRENT, waits)
                    .call(() -> answer(read));
        } catch (ProblemException e) {
            response = e.response(id(request));
        } catch (Unavailable e) {
            fault = e;
            response = Problem.unavailable().response(id(request)).with("retry-after", "1");
        } catch (CatalogFault e) {
            fault = e;
            response = CatalogProblem.of(e).response(id(request)).with("retry-after", Long.toString(e.retryAfter()));
        } catch (MalformedJson | RuntimeException | StackOverflowError e) {
            fault = e;
            response = Problem.internal().response(id(request));
        }
        response = response.status() == 401 ? response.with("www-authenticate", "Bearer") : response;
        response = request == null ? response : response.fitting(request);
        answer.write(response.toProxyAnswer().getBytes(StandardCharsets.UTF_8));
        log.write(effect, request, response.status(), (System.nanoTime() - start) / 1_000_000, waits, fault);
    }

    private Response answer(Request request) {
        MovieRoute route = request.route();
        if (route == null || route.effect() != effect) {
            throw Problem.notFound("no-route", "there is no such resource").thrown();
        }
        Identity caller = request.identity();
        if (route.access() == MovieRoute.Access.SIGNED_IN && caller == null && !request.script()) {
            throw Problem.unauthorized().thrown();
        }
        KnownParameters.check(route, request);
        return answering.answer(route, request, caller);
    }

    private static String id(@Nullable Request request) {
        return request == null ? "none" : request.id();
    }
}
