package jp.mymovie.operations.probe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Visits a site from outside as a guest, and throws where a step fails, so that Lambda counts an error: the alarm needs no
 * metric of its own. Before, it writes one line of JSON that says which step failed and what to look at first. A step fails
 * where it takes more than three seconds twice. Whatever the event is, it does the same.
 *
 * <p>Environment: {@code ORIGIN}, the site's address; {@code STAGE}, the name that its configuration must have; {@code READ},
 * path of a public answer from the table, may be missing; {@code SIGN_IN}, {@code true} where people sign in; {@code
 * TOKEN_PARAMETER}, name of the parameter that may hold a refresh token, and {@code OWN}, path of what only a signed-in user
 * gets, may both be missing. Permissions: {@code ssm:GetParameter} on that parameter.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda's metric Errors</a>
 */
public final class Probe implements RequestStreamHandler {
    private final Site site;
    private final @Nullable SignedIn signedIn;
    private final TrustManager @Nullable [] trust;
    private final PrintStream log;

    /** Constructor for Lambda: settings from the environment. */
    public Probe() {
        this(name -> System.getenv(name), aws(), null, System.out);
    }

    Probe(
            Function<String, @Nullable String> environment,
            SignedHttp aws,
            TrustManager @Nullable [] trust,
            PrintStream log) {
        site = new Site(
                URI.create(required(environment, "ORIGIN")),
                required(environment, "STAGE"),
                optional(environment, "READ"),
                optional(environment, "SIGN_IN").equals("true"));
        String parameter = optional(environment, "TOKEN_PARAMETER");
        signedIn = parameter.isEmpty()
                ? null
                : new SignedIn(aws, required(environment, "AWS_REGION"), parameter, required(environment, "OWN"));
        this.trust = trust;
        this.log = log;
    }

    private static SignedHttp aws() {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new SignedHttp(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                endpoint == null ? null : URI.create(endpoint));
    }

    /** Visits a site without signing in; empty where every step went well. */
    public static Optional<Failure> visit(Site site) {
        try (Browser browser = new Browser(null, Browser.LIMIT)) {
            new Visit(site, browser).run();
            return Optional.empty();
        } catch (Failure.At e) {
            return Optional.of(e.failure());
        }
    }

    /**
     * Answer of one address.
     *
     * @param status of the answer to a GET; 0 where none came
     * @param body as text; empty where none came
     * @param cache what the edge says of its cache, such as {@code Hit from cloudfront}; empty where it says nothing
     * @param certificateEnd end of the certificate; null where none was shown
     */
    public record Look(
            int status, String body, String cache, @Nullable Instant certificateEnd) {}

    /** Asks for one address, without following redirects. */
    public static Look look(URI uri, String... headers) {
        try (Browser browser = new Browser(null, Browser.LIMIT)) {
            Answer answer = browser.get("look", uri, headers);
            return new Look(answer.status(), answer.text(), answer.cache(), answer.certificateEnd());
        } catch (Failure.At e) {
            return new Look(0, "", "", null);
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        long start = System.nanoTime();
        try (Browser browser = new Browser(trust, Browser.LIMIT)) {
            Configuration configuration = new Visit(site, browser).run();
            SignedIn.Outcome outcome =
                    signedIn == null ? SignedIn.Outcome.NO_TOKEN : signedIn.run(browser, site, configuration);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("level", "INFO");
            line.put("message", "site is up");
            line.put("host", site.origin().getHost());
            line.put("millis", (System.nanoTime() - start) / 1_000_000);
            line.put("certificateDays", days(configuration.certificateEnd()));
            line.put(
                    "signedIn",
                    outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
            log.println(Json.write(line));
        } catch (Failure.At e) {
            log.println(Json.write(line(e.failure())));
            throw e;
        }
    }

    private static long days(@Nullable Instant end) {
        return end == null ? -1 : Duration.between(Instant.now(), end).toDays();
    }

    private static Map<String, Object> line(Failure failure) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("level", "ERROR");
        line.put("message", "site is down");
        line.put("step", failure.step());
        line.put("host", failure.host());
        line.put("millis", failure.millis());
        line.put("says", failure.says());
        line.put("lookFirst", failure.first());
        return line;
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = optional(environment, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }

    private static String optional(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        return value == null ? "" : value;
    }
}
