package jp.mymovie.operations.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation is told, by a PUT to the pre-signed URL of its request. The URL is signed without a content type,
 * so none may be sent.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">response
 *     objects</a>: at most 4,096 bytes
 */
public final class Answer {
    private static final int LONGEST_REASON = 1_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    public void success(Map<String, @Nullable Object> event, String physicalId, String reason) throws IOException {
        send(event, "SUCCESS", physicalId, reason);
    }

    public void failure(Map<String, @Nullable Object> event, String physicalId, String reason) throws IOException {
        send(event, "FAILED", physicalId, reason);
    }

    private void send(Map<String, @Nullable Object> event, String status, String physicalId, String reason)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Status", status);
        body.put("Reason", reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
        body.put("PhysicalResourceId", physicalId);
        for (String key : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
            body.put(key, Json.text(event, key));
        }
        HttpRequest put = HttpRequest.newBuilder(URI.create(Json.text(event, "ResponseURL")))
                .timeout(Duration.ofSeconds(20))
                .PUT(BodyPublishers.ofByteArray(Json.write(body).getBytes(UTF_8)))
                .build();
        try {
            int answer = http.send(put, BodyHandlers.discarding()).statusCode();
            if (answer != 200) {
                throw new IOException("CloudFormation's response URL answered " + answer + ", expected 200");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before CloudFormation was told", e);
        }
    }
}
