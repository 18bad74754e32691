package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class DeliveryWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T21:30:00Z");
    private static final String STG = "cloudfront/000000000004/movies/";
    private static final String PROD = "cloudfront/000000000005/movies/";
    private static final String GATEWAY = "apigateway/000000000005/movies/";

    private final ListingStandIn lake = new ListingStandIn();
    private final AwsStandIn aws = new AwsStandIn("DeliveryWatch", lake);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("AWS_REGION", "ap-northeast-1", "LAKE", "lake", "STEADY", "apigateway,cloudfront"));

    /** A file every six hours of five days, the last one three and a half hours ago. */
    @BeforeEach
    void threeLogsThatCome() {
        for (String folder : List.of(STG, PROD, GATEWAY)) {
            for (int day = 19; day <= 23; day++) {
                for (int hour = 0; hour < 24; hour += 6) {
                    lake.files.put(
                            folder + "2026/11/%d/%02d.gz".formatted(day, hour),
                            Instant.parse("2026-11-%dT%02d:00:00Z".formatted(day, hour)));
                }
            }
        }
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private String look(String event) throws IOException {
        SignedHttp signed = new SignedHttp(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                aws.uri());
        new Invocation()
                .of(
                        new DeliveryWatch(
                                environment::get,
                                signed,
                                Clock.fixed(NOW, ZoneOffset.UTC),
                                new PrintStream(printed, true, UTF_8)),
                        event);
        return printed.toString(UTF_8);
    }

    @Test
    void saysNothingAsLongAsEveryLogComes() throws IOException {
        assertThat(look("{}")).isEmpty();
    }

    @Test
    void makesAMetricOfALogOfOneAccountThatStoppedThoughAnotherComes() throws IOException {
        lake.files.remove(PROD + "2026/11/23/18.gz");

        Map<String, @Nullable Object> line = Json.object(look("{}"));
        assertThat(line)
                .containsEntry("log", "cloudfront")
                .containsEntry("account", "000000000005")
                .containsEntry("service", "movies")
                .containsEntry("silent", 1L);
        Map<String, @Nullable Object> about = Json.object(line, "_aws");
        assertThat(about).containsEntry("Timestamp", NOW.toEpochMilli());
        assertThat(Json.objects(about, "CloudWatchMetrics").getFirst())
                .containsEntry("Namespace", "LogArchive")
                .containsEntry("Dimensions", List.of(List.of("log", "account", "service")))
                .containsEntry("Metrics", List.of(Map.of("Name", "silent")));
    }

    @Test
    void saysItForDaysAndNotForALogThatBeganYesterday() throws IOException {
        assertThat(look("{\"time\":\"2026-11-26T21:30:00Z\"}").lines()).hasSize(3);
        printed.reset();

        lake.files.keySet().removeIf(key -> !key.contains("/22/"));
        assertThat(look("{}")).isEmpty();
    }

    @Test
    void refusesAnEnvironmentWithoutTheLake() {
        environment.remove("LAKE");

        assertThatThrownBy(() -> look("{}"))
                .hasMessage("'LAKE' must be set, got nothing: set it in the function's environment");
    }
}
