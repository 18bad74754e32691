package jp.mymovie.operations.signup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Pre sign-up trigger of a user pool: lets a number of people sign up on each day of UTC and refuses the others. Users that
 * an administrator makes pass uncounted. Sign-ups by an identity provider count like others, since they cost as much.
 *
 * <p>A counter that cannot be reached refuses too: a limit that a fault opens is none. Cognito calls again where it gets no
 * answer within 5 seconds, so that one sign-up may count several times, never less than once. A day that is full is
 * remembered, so that a flood does not reach the table.
 *
 * <p>Environment: {@code SIGN_UPS_A_DAY}, {@code TABLE_NAME}. Needs {@code dynamodb:UpdateItem}. The log names nobody.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">Pre sign-up
 *     Lambda trigger</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html">
 *     5 seconds and 3 attempts</a>
 */
public final class SignUpCap implements RequestStreamHandler {
    static final String FULL = "本日の新規登録は受付数に達しました。明日の午前9時（日本時間）以降にお試しください。"
            + " / Sign-ups of today are used up. Please try again after midnight UTC";
    static final String LATER =
            "ただいま新規登録を受け付けられません。しばらくしてからお試しください。" + " / Sign-ups cannot be taken right now. Please try again later";

    /** Three tries within the 5 seconds that Cognito waits. */
    private static final Duration PATIENCE = Duration.ofMillis(1_200);

    private final DayCounter counter;
    private final Clock clock;
    private volatile @Nullable LocalDate full;

    /** Constructor that Lambda calls. */
    public SignUpCap() {
        this(name -> System.getenv(name), aws(), Clock.systemUTC());
    }

    SignUpCap(Function<String, @Nullable String> environment, SignedHttp aws, Clock clock) {
        this.counter = new DayCounter(
                aws,
                required(environment, "AWS_REGION"),
                required(environment, "TABLE_NAME"),
                Integer.parseInt(required(environment, "SIGN_UPS_A_DAY")));
        this.clock = clock;
    }

    private static SignedHttp aws() {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL_DYNAMODB");
        return new SignedHttp(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build(),
                DefaultCredentialsProvider.builder().build(),
                endpoint == null ? null : URI.create(endpoint));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), UTF_8);
        Map<String, @Nullable Object> fields = Json.object(event);
        if (!fields.containsKey("ping")) {
            switch (Json.text(fields, "triggerSource")) {
                case "PreSignUp_SignUp", "PreSignUp_ExternalProvider" -> admit(LocalDate.now(clock), context);
                case "PreSignUp_AdminCreateUser" -> {}
                default ->
                    throw new IllegalArgumentException("'triggerSource' must be one of a sign-up, got '%s'"
                            .formatted(Json.text(fields, "triggerSource")));
            }
        }
        // Cognito wants its own event back.
        output.write(event.getBytes(UTF_8));
    }

    private void admit(LocalDate day, Context context) {
        if (day.equals(full)) {
            throw new SignUpRefused(FULL);
        }
        boolean counted;
        try {
            counted = counter.count(day);
        } catch (RuntimeException e) {
            context.getLogger().log("sign-up: the counter fails: " + e);
            throw new SignUpRefused(LATER);
        }
        if (!counted) {
            full = day;
            context.getLogger().log("sign-up: %s has its %d".formatted(day, counter.limit()));
            throw new SignUpRefused(FULL);
        }
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
