package jp.mymovie.test.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Request;
import jp.mymovie.movies.http.UnwellFunctions;
import jp.mymovie.test.probe.OpenApi.Operation;

/** What no request brings about by itself: limits, missing keys, functions and tables that are not well. */
final class Elsewise implements AutoCloseable {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final ProbedEstate estate;
    private final Probe probe;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> waiting = new ArrayList<>();

    Elsewise(ProbedEstate estate, Probe probe) {
        this.estate = estate;
        this.probe = probe;
    }

    /** Begins to wait for functions that do not answer, for as long as the gateway does. */
    void beginToWait() {
        RestApi gateway = estate.gateway(
                (name, event) -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Outcome("", "success", NOTHING);
                },
                System::nanoTime);
        for (Operation operation : probe.operations()) {
            Ask ask = well(operation).named("no answer in time");
            waiting.add(Thread.startVirtualThread(() -> probe.tally().add(ask, estate.send(gateway, request(ask)))));
        }
    }

    void waited() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    void run() {
        UnwellFunctions unwell = new UnwellFunctions();
        RestApi failing = gateway((name, event) -> new Outcome("id", "error", NOTHING));
        RestApi babbling = gateway((name, event) -> new Outcome("id", "success", NOTHING));
        RestApi forbidden = gateway((name, event) -> {
            throw new IllegalStateException("the function may not be invoked");
        });
        RestApi withoutTable =
                gateway((name, event) -> new Outcome("id", "success", unwell.answer(estate.handler(name), event)));
        RestApi busy = gateway((name, event) -> new Outcome("", "throttled", NOTHING));
        for (Operation operation : probe.operations()) {
            Ask ask = well(operation);
            send(failing, ask.named("a function that fails"));
            send(babbling, ask.named("a function that answers nonsense"));
            send(forbidden, ask.named("a function that cannot be invoked"));
            send(withoutTable, ask.named("a table that does not answer"));
            send(busy, ask.named("a function that is busy"));
            Request unknown = request(ask);
            unknown.headers().set("host", failing.host());
            probe.tally().add(ask.named("no api key"), failing.handle(unknown));
        }
        RestApi slow = estate.gateway((name, event) -> new Outcome("id", "error", NOTHING), () -> 0);
        Ask first = well(probe.operation("HEALTH"));
        while (estate.send(slow, request(first)).status() != 429) {
            // uses the limit up
        }
        probe.operations().forEach(operation -> send(slow, well(operation).named("too many at once")));
    }

    /** Limits of one caller, which the function counts, and keys that were used before. */
    void repeat() {
        Ask message = well(probe.operation("SEND_MESSAGE")).named("one message more");
        Cast.Caller caller = probe.cast().caller(Identity.WITHOUT_PROFILE, true);
        Ask write = probe.described(probe.operation("DELETE_WISH"), caller).named("one write more");
        RestApi gateway = estate.gateway();
        for (int i = 0; i <= 5; i++) {
            send(gateway, message);
        }
        for (int i = 0; i <= 100; i++) {
            send(gateway, write);
        }
        probe.cast().spent(Identity.WITHOUT_PROFILE);
        Cast.Caller user = probe.cast().caller(Identity.USER, true);
        Ask file = probe.described(probe.operation("START_IMPORT"), user);
        send(
                gateway,
                file.body("text/csv", "Name,Year,Rating10\nIkiru,1952,5\n".getBytes(StandardCharsets.UTF_8))
                        .named("a key that was used before"));
        send(gateway, file.and("preview=true").named("a preview"));
        send(gateway, probe.described(probe.operation("PATCH_IMPORT"), user).named("an import that runs"));
        send(gateway, probe.described(probe.operation("CHOOSE_FILMS"), user).named("an import that rests"));
        for (String operation : List.of("FOLLOW", "UNFOLLOW", "FOLLOWS")) {
            send(
                    gateway,
                    probe.described(probe.operation(operation), user)
                            .value("handle", user.name)
                            .named("oneself"));
        }
    }

    private RestApi gateway(BiFunction<String, byte[], Outcome> functions) {
        return estate.gateway(functions, System::nanoTime);
    }

    private Ask well(Operation operation) {
        return probe.described(operation, probe.cast().caller(Identity.USER, false));
    }

    private void send(RestApi gateway, Ask ask) {
        probe.tally().add(ask, estate.send(gateway, request(ask)));
    }

    private static Request request(Ask ask) {
        return ask.request("192.0.2.1");
    }

    @Override
    public void close() {
        end.countDown();
    }
}
