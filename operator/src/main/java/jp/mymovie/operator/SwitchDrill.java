package jp.mymovie.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts a stage that is not production, waits until its visitors get the maintenance page, restores it, and waits until the
 * API answers again; prints the seconds of each.
 */
final class SwitchDrill {
    private static final int MAINTENANCE = 503;
    // A resolver keeps an alias for a minute; CloudFront says no time until a distribution is enabled everywhere.
    private static final int CUT_SECONDS = 300;
    private static final int RESTORE_SECONDS = 1800;
    private static final int PAUSE_SECONDS = 2;

    private final PrintStream out;
    private final SwitchFunction function;
    private final Visits visits;

    /** A visit of the site, and the time between two. */
    interface Visits {
        /** Status of the answer, or 0 where there is none. */
        int visit(String host) throws InterruptedException;

        void pause(int seconds) throws InterruptedException;

        /** Visits over the net, each on a connection of its own, so that a name that moved is seen. */
        static Visits net() {
            return new Visits() {
                @Override
                public int visit(String host) throws InterruptedException {
                    try (HttpClient client = HttpClient.newHttpClient()) {
                        return client.send(
                                        HttpRequest.newBuilder(URI.create("https://%s/api/v1/health".formatted(host)))
                                                .timeout(Duration.ofSeconds(10))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                    } catch (IOException e) {
                        return 0;
                    }
                }

                @Override
                public void pause(int seconds) throws InterruptedException {
                    Thread.sleep(Duration.ofSeconds(seconds));
                }
            };
        }
    }

    SwitchDrill(PrintStream out, SwitchFunction function, Visits visits) {
        this.out = out;
        this.function = function;
        this.visits = visits;
    }

    /** @return true if visitors saw both the page and the site again */
    boolean run(Place stage) throws InterruptedException {
        if (EstateView.isProduction(stage)) {
            throw new IllegalArgumentException("'--stage' must not be production, got '%s': drill another stage"
                    .formatted(stage.account().name()));
        }
        try {
            boolean cut = act(stage, "cut", status -> status == MAINTENANCE, CUT_SECONDS);
            boolean again = act(stage, "cut", status -> status == MAINTENANCE, CUT_SECONDS);
            return act(stage, "restore", status -> status == 200, RESTORE_SECONDS) && cut && again;
        } catch (Aws.Unknown e) {
            out.printf(
                    "FAILED: %s%nlook with ./mymovie switch status --stage %s%n",
                    e.getMessage(), stage.account().name());
            return false;
        }
    }

    private boolean act(Place stage, String action, IntPredicate wanted, int patience)
            throws Aws.Unknown, InterruptedException {
        SwitchFunction.Said said = function.call(stage, action, List.of());
        String host = String.valueOf(stage.account().host());
        int status = visits.visit(host);
        int waited = 0;
        for (; !wanted.test(status) && waited < patience; waited += PAUSE_SECONDS) {
            visits.pause(PAUSE_SECONDS);
            status = visits.visit(host);
        }
        out.printf(
                "%-8s the switch took %d s; %s answered %d after %d s more%n",
                action, said.seconds(), host, status, waited);
        return wanted.test(status);
    }
}
