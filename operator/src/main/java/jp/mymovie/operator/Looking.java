package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Asks many places at once, and keeps what could not be asked, with the reason. */
final class Looking {
    // Each is a process of the CLI; more of them only wait for each other.
    private static final int AT_ONCE = 8;

    private final Aws aws;
    private final Map<String, String> unknown = new LinkedHashMap<>();

    Looking(Aws aws) {
        this.aws = aws;
    }

    /** Answer of a place. */
    record Seen(Place place, JsonNode answer) {}

    /** Places that can be asked at all; one after the other, since the CLI may ask for a code of the second factor. */
    List<Place> reachable(List<Place> homes) throws InterruptedException {
        List<Place> reachable = new ArrayList<>();
        for (Place home : homes) {
            try {
                String id = aws.ask(home, Look.CALLER).path("Account").asText();
                if (id.equals(home.account().id())) {
                    reachable.add(home);
                } else {
                    unknown.put(
                            home.account().name(),
                            "profile %s must lead into account %s, got %s"
                                    .formatted(home.profile(), home.account().id(), id));
                }
            } catch (Aws.Unknown e) {
                unknown.put(home.account().name(), e.getMessage());
            }
        }
        return reachable;
    }

    /** The answers in the order of the places, without those that did not come. */
    List<Seen> ask(List<Place> places, Look look, String... options) throws InterruptedException {
        Semaphore turns = new Semaphore(AT_ONCE);
        Map<Place, Future<JsonNode>> asked = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Place place : places) {
                asked.put(place, threads.submit(() -> {
                    turns.acquire();
                    try {
                        return aws.ask(place, look, options);
                    } finally {
                        turns.release();
                    }
                }));
            }
        }
        List<Seen> seen = new ArrayList<>();
        for (Map.Entry<Place, Future<JsonNode>> one : asked.entrySet()) {
            try {
                seen.add(new Seen(one.getKey(), one.getValue().get()));
            } catch (ExecutionException e) {
                unknown.put(
                        "%s %s".formatted(one.getKey(), look.command()),
                        String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
            }
        }
        return seen;
    }

    /** Places and commands that gave no answer, with the reason. */
    Map<String, String> unknown() {
        return Collections.unmodifiableMap(unknown);
    }
}
