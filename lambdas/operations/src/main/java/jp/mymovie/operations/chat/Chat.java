package jp.mymovie.operations.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Posts the messages of a topic to the incoming webhook of a chat, as <code>{"text": …}</code>. An alarm's message becomes
 * its name, state and description. The address is a secret: it comes from an encrypted parameter and is in no message of an
 * exception. Throws where the chat does not take it, so that Lambda tries again twice.
 *
 * <p>Environment: {@code PARAMETER}, name of the parameter, and {@code PARAMETER_REGION}. Permissions: {@code ssm:GetParameter} on it.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/">incoming webhooks of Slack</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">events of SNS</a>
 */
public final class Chat implements RequestStreamHandler {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SignedHttp aws;
    private final String region;
    private final String parameter;

    /** Constructor for Lambda: settings from the environment. */
    public Chat() {
        this(name -> System.getenv(name), aws());
    }

    Chat(Function<String, @Nullable String> environment, SignedHttp aws) {
        this.aws = aws;
        this.region = required(environment, "PARAMETER_REGION");
        this.parameter = required(environment, "PARAMETER");
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
        Map<String, @Nullable Object> event = Json.object(new String(input.readAllBytes(), UTF_8));
        for (Map<String, @Nullable Object> record : Json.objects(event, "Records")) {
            post(text(Json.object(record, "Sns")));
        }
    }

    private static String text(Map<String, @Nullable Object> message) {
        String said = Json.text(message, "Message");
        try {
            Map<String, @Nullable Object> alarm = Json.object(said);
            String name = Json.text(alarm, "AlarmName");
            if (!name.isEmpty()) {
                return "%s: %s\n%s"
                        .formatted(Json.text(alarm, "NewStateValue"), name, Json.text(alarm, "AlarmDescription"));
            }
        } catch (IllegalArgumentException e) {
            // Findings and attempts are written as text.
        }
        String subject = Json.text(message, "Subject");
        return subject.isEmpty() ? said : subject + "\n" + said;
    }

    private void post(String text) throws IOException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(address()))
                    .timeout(LIMIT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Json.write(Map.of("text", text))))
                    .build();
        } catch (IllegalArgumentException e) {
            // The cause would quote the address.
            throw new IllegalStateException(
                    "'%s' must hold an https address, got something else: write it again".formatted(parameter));
        }
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IOException("the chat answered %d, expected 2xx".formatted(status));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the chat was told", e);
        }
    }

    private String address() {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("Name", parameter);
        question.put("WithDecryption", true);
        Map<String, @Nullable Object> found =
                Json.object(aws.send(Call.json("ssm", region, "AmazonSSM.GetParameter", Json.write(question))));
        return Json.text(Json.object(found, "Parameter"), "Value");
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
