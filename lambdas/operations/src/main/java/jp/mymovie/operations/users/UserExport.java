package jp.mymovie.operations.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Exports the verified addresses of a user pool, which stand nowhere else and which no backup of AWS keeps, encrypted for
 * an operator's key into a bucket of another account. Environment: {@code USER_POOL_ID}, {@code BUCKET}, {@code PREFIX},
 * {@code RECOVERY_KEY}. Fails where a call fails, so that Lambda counts an error. The log names no address.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html">Cognito has no backup</a>
 */
public final class UserExport implements RequestStreamHandler {
    private final Map<String, String> environment;
    private final SignedHttp aws;
    private final Clock clock;

    /** Constructor that Lambda calls. */
    public UserExport() {
        this(
                System.getenv(),
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        DefaultCredentialsProvider.builder().build(),
                        endpoint(System.getenv("AWS_ENDPOINT_URL"))),
                Clock.systemUTC());
    }

    UserExport(Map<String, String> environment, SignedHttp aws, Clock clock) {
        this.environment = environment;
        this.aws = aws;
        this.clock = clock;
    }

    private static @Nullable URI endpoint(@Nullable String given) {
        return given == null ? null : URI.create(given);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Seal seal = Seal.of(variable("RECOVERY_KEY"));
        String region = variable("AWS_REGION");
        String users = new Pool(aws, region, variable("USER_POOL_ID")).verified();
        String key = "/%s/%s.users".formatted(variable("PREFIX"), LocalDate.now(clock));
        aws.send(new Call(
                SdkHttpMethod.PUT,
                "s3",
                region,
                "%s.s3.%s.amazonaws.com".formatted(variable("BUCKET"), region),
                key,
                Map.of("Content-Type", "text/plain"),
                seal.seal(users.getBytes(UTF_8))));
        context.getLogger()
                .log("users: exported %d to %s".formatted(users.lines().count(), key));
    }

    private String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }
}
