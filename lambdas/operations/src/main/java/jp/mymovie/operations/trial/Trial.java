package jp.mymovie.operations.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Hook {@code BeforeAllowTraffic} of a function's deployment: calls the new version by its number before anybody else
 * does, checks what it answers, and tells CodeDeploy. After that, while traffic shifts, the same invocation goes on calling
 * the version, since visitors may be too few to meet its faults; what fails then counts in the metric {@code failed}, by
 * whose alarm CodeDeploy rolls back. A deployment that leads back to the version before is let pass untried: a fault of
 * that version must not keep it from coming back.
 *
 * <p>Environment: {@code FUNCTION} and {@code VERSION}; {@code CALLS}, <code>{"calls": […]}</code> of {@link Step}s,
 * beside them {@code issuer} of callers and {@code excuses}, a body by status; {@code NAMESPACE} of the metric; {@code
 * ROUNDS} and {@code PAUSE_SECONDS} for the time of the shift. Where the calls have a {@code prepare}, that step is first
 * sent to the alias {@code live} of {@code OTHER_FUNCTION}, whose answer does not matter.
 */
public final class Trial implements RequestStreamHandler {
    private static final String ALIAS = "live";

    /** A second round meets what the first has left. */
    private static final int BEFORE = 2;

    /** So many rounds with a failure are enough to be sure that the alarm has seen one. */
    private static final int ENOUGH = 3;

    private final SignedHttp aws;
    private final String region;
    private final Functions functions;
    private final String function;
    private final String version;
    private final @Nullable String other;
    private final Map<String, @Nullable Object> settings;
    private final int rounds;
    private final int pauseSeconds;
    private final Pause pause;
    private final Report report;

    /** Constructor that Lambda calls: settings from the environment. */
    public Trial() {
        this(name -> System.getenv(name), aws(), Pause.REAL, System.out, Clock.systemUTC());
    }

    Trial(Function<String, @Nullable String> environment, SignedHttp aws, Pause pause, PrintStream out, Clock clock) {
        this.aws = aws;
        this.pause = pause;
        this.region = required(environment, "AWS_REGION");
        this.functions = new Functions(aws, region, pause);
        this.function = required(environment, "FUNCTION");
        this.version = required(environment, "VERSION");
        this.other = environment.apply("OTHER_FUNCTION");
        this.settings = Json.object(required(environment, "CALLS"));
        this.rounds = Integer.parseInt(required(environment, "ROUNDS"));
        this.pauseSeconds = Integer.parseInt(required(environment, "PAUSE_SECONDS"));
        this.report = new Report(out, clock, function, version, required(environment, "NAMESPACE"));
    }

    private static SignedHttp aws() {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new SignedHttp(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                endpoint == null ? null : URI.create(endpoint));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Rollout rollout = Rollout.of(aws, region, Json.object(new String(input.readAllBytes(), UTF_8)));
        if (isTried(rollout)) {
            accompany(rollout);
        }
    }

    /** Tells the verdict; true if the version is in service from now on and was not in it before. */
    private boolean isTried(Rollout rollout) {
        try {
            if (rollout.leadsBack()) {
                report.passed(rollout.id(), "deployment leads back: untried");
                rollout.tell(true);
                return false;
            }
            prepare();
            Round round = new Round(functions, function, version, ALIAS);
            for (int i = 0; i < BEFORE; i++) {
                List<Round.Failure> failures = round.run(steps("calls"));
                if (!failures.isEmpty()) {
                    failures.forEach(failure -> report.failed(rollout.id(), failure, false));
                    rollout.tell(false);
                    return false;
                }
            }
        } catch (RuntimeException e) {
            report.failed(rollout.id(), new Round.Failure("trial itself", e.toString()), false);
            rollout.tell(false);
            return false;
        }
        report.passed(rollout.id(), "trial passed");
        rollout.tell(true);
        return true;
    }

    private void prepare() {
        if (other != null) {
            for (Step step : steps("prepare")) {
                functions.invoke(other, ALIAS, step.event());
            }
        }
    }

    private void accompany(Rollout rollout) {
        // The alias may lead to the new version now, so there is nothing to compare with.
        Round round = new Round(functions, function, version, null);
        int failing = 0;
        for (int i = 0; i < rounds && failing < ENOUGH; i++) {
            pause.seconds(pauseSeconds);
            List<Round.Failure> failures = round.run(steps("calls"));
            failures.forEach(failure -> report.failed(rollout.id(), failure, true));
            failing += failures.isEmpty() ? 0 : 1;
        }
        if (failing == 0) {
            report.passed(rollout.id(), "no call failed while traffic shifted");
        }
    }

    private List<Step> steps(String key) {
        String issuer = Json.text(settings, "issuer");
        Map<String, @Nullable Object> excuses = Json.object(settings, "excuses");
        return Json.objects(settings, key).stream()
                .map(step -> new Step(step, issuer, excuses))
                .toList();
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }
}
