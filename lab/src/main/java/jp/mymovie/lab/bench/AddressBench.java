package jp.mymovie.lab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.api.TokenVerifier;
import jp.mymovie.local.edge.Distribution;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.signin.Tokens;

/**
 * One address at 60 requests a second, and what the others notice: through the edge, the gateway and the functions of the
 * templates, with a read that no cache keeps. Half a minute with the flood and half a minute without take turns, so that
 * what else the machine does falls on both. Who is refused counts as a miss, longer than any answer.
 */
final class AddressBench {
    private static final String FLOOD = "198.51.100.7";
    private static final int FLOOD_A_SECOND = 60;
    private static final int OTHERS_A_SECOND = 8;
    private static final int ADDRESSES = 200;
    private static final Duration TURN = Duration.ofSeconds(30);

    /** Answers that a kind of visitor got. */
    private static final class Seen {
        private final List<Double> millis = new ArrayList<>();
        private int refused;

        synchronized void add(Response response, double took) {
            if (response.status() == 429) {
                refused++;
            }
            millis.add(response.status() < 500 && response.status() != 429 ? took : Double.POSITIVE_INFINITY);
        }

        synchronized double percentile(int percent) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
        }

        synchronized String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f %% | %s | %s |",
                    name,
                    millis.size(),
                    100.0 * refused / Math.max(1, millis.size()),
                    shown(percentile(50)),
                    shown(percentile(99)));
        }

        private static String shown(double millis) {
            return Double.isInfinite(millis) ? "refused" : String.format(Locale.ROOT, "%.1f", millis);
        }
    }

    private final Distribution distribution;
    private final String path;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private AddressBench(Distribution distribution, String path) {
        this.distribution = distribution;
        this.path = path;
    }

    static void run(Options options, PrintStream out) {
        Assembly assembly = Assembly.read(options.assembly());
        List<Stack> stacks = assembly.stage(options.stage());
        try (TestBed bed = new TestBed(options);
                Lake lake = new Lake(folder())) {
            Values values = new Values(assembly.stacks(), (secret, key) -> secret + "-" + key);
            Map<String, LambdaFunction> functions = new LinkedHashMap<>();
            bed.functions().forEach(settings -> {
                LambdaFunction function = new LambdaFunction(settings, bed.endpoints(), line -> {});
                functions.put(settings.name(), function);
                function.start();
            });
            Tokens tokens = new Tokens(folder().resolve("key.json"), "http://localhost");
            RestApi api = new RestApi(
                    stacks,
                    values,
                    only(stacks, "AWS::ApiGateway::Stage"),
                    new TokenVerifier(tokens.issuer(), tokens.keys()),
                    (name, event) -> Objects.requireNonNull(functions.get(name)).invoke(event),
                    line -> {},
                    System::nanoTime);
            try (Distribution distribution = new Distribution(
                    assembly,
                    stacks,
                    values,
                    only(stacks, "AWS::CloudFront::Distribution"),
                    List.of(api),
                    text -> text,
                    text -> text,
                    lake,
                    InstantSource.system())) {
                new AddressBench(distribution, api.base() + "v1/users/random").measure(options.runs(), out);
            } finally {
                functions.values().forEach(LambdaFunction::close);
            }
        }
    }

    private static Resource only(List<Stack> stacks, String type) {
        return Assembly.resources(stacks, type).getFirst();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("mymovie-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(int turns, PrintStream out) {
        Seen warming = new Seen();
        turn(false, warming, warming);
        Seen without = new Seen();
        Seen with = new Seen();
        Seen flood = new Seen();
        for (int i = 0; i < turns; i++) {
            turn(false, without, flood);
            turn(true, with, flood);
        }
        threads.close();
        out.println();
        out.println("| visitors | requests | refused | p50 ms | p99 ms |");
        out.println("|---|---|---|---|---|");
        out.println(without.row("others, without the flood"));
        out.println(with.row("others, beside the flood"));
        out.println(flood.row("the address at %d a second".formatted(FLOOD_A_SECOND)));
        out.printf(
                Locale.ROOT,
                "%nOthers' p99 is %.2f of what it is without; at most 1.2 is wanted.%n",
                with.percentile(99) / without.percentile(99));
    }

    private void turn(boolean flooded, Seen others, Seen flood) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        long start = System.nanoTime();
        Thread flooding = Thread.ofPlatform()
                .start(() ->
                        pace(start, flooded ? FLOOD_A_SECOND : 0, number -> threads.execute(() -> send(FLOOD, flood))));
        pace(
                start,
                OTHERS_A_SECOND,
                number -> sent.add(CompletableFuture.runAsync(
                        () -> send("203.0.113.%d".formatted(number * 37 % ADDRESSES), others), threads)));
        sent.forEach(CompletableFuture::join);
        try {
            flooding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins so many a second whatever becomes of them, as visitors do not wait for each other. */
    private static void pace(long start, int aSecond, IntConsumer send) {
        for (int number = 0; number < aSecond * TURN.toSeconds(); number++) {
            long due = start + number * 1_000_000_000L / aSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            send.accept(number);
        }
    }

    private void send(String address, Seen seen) {
        long start = System.nanoTime();
        Response response = distribution.handle(
                new Request("GET", path, "", new Headers().set("host", "bench"), new byte[0], address, 1));
        seen.add(response, (System.nanoTime() - start) / 1e6);
    }
}
