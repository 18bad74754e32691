package jp.mymovie.operations.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import jp.mymovie.operations.cloudformation.Answer;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Custom resource that sets in an account what CloudFormation has no type for: the block of public buckets, encryption of
 * volumes by default, the rules for passwords and the alternate contacts. Properties {@code AccountId}, {@code HomeRegion},
 * {@code Regions} (where volumes are encrypted) and {@code Contacts} (a list of objects with {@code Type}, {@code Name},
 * {@code Title}, {@code EmailAddress}, {@code PhoneNumber}); the physical id is the account's.
 *
 * <p>Create and update do the same and may be repeated; delete leaves everything as it is, since an account without it is
 * worse off.
 */
public final class AccountBaseline implements RequestStreamHandler {
    private final Settings settings;
    private final Answer answer = new Answer();

    /** What Lambda calls. */
    public AccountBaseline() {
        this(new SignedHttp(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                endpoint(System.getenv("AWS_ENDPOINT_URL"))));
    }

    AccountBaseline(SignedHttp aws) {
        settings = new Settings(aws);
    }

    private static @Nullable URI endpoint(@Nullable String given) {
        return given == null ? null : URI.create(given);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, @Nullable Object> event = Json.object(new String(input.readAllBytes(), UTF_8));
        Map<String, @Nullable Object> properties = Json.object(event, "ResourceProperties");
        String account = Json.text(properties, "AccountId");
        if (Json.text(event, "RequestType").equals("Delete")) {
            answer.success(event, Json.text(event, "PhysicalResourceId"), "everything stays set");
            return;
        }
        try {
            settings.apply(properties);
            context.getLogger().log("baseline: set in " + account);
            answer.success(event, account, "set");
        } catch (RuntimeException e) {
            context.getLogger().log("baseline: failed: " + e);
            answer.failure(
                    event,
                    account.isEmpty() ? "not-made" : account,
                    e.getMessage() + " (log " + context.getLogStreamName() + ")");
        }
    }
}
