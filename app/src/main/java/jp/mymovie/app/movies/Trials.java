package jp.mymovie.app.movies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import jp.mymovie.constructs.function.Trial;
import jp.mymovie.movies.MovieRoute;

/** Calls that try new versions, out of {@code trial.json}, which the service's own tests send to a real table. */
final class Trials {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;

    Trials() {
        try (InputStream json = Objects.requireNonNull(MovieRoute.class.getResourceAsStream("/trial.json"))) {
            document = JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads, by a user whom the first of the commands has made. */
    Trial queries() {
        ObjectNode trial = of("queries");
        trial.putArray("prepare").add(document.path("commands").path(0));
        return Trial.of(trial.toString());
    }

    Trial commands() {
        return Trial.of(of("commands").toString());
    }

    Trial work() {
        return Trial.of(of("work").toString());
    }

    private ObjectNode of(String function) {
        ObjectNode trial = JSON.createObjectNode();
        trial.set("issuer", document.path("issuer"));
        trial.set("excuses", document.path("excuses"));
        trial.set("calls", document.path(function));
        return trial;
    }
}
