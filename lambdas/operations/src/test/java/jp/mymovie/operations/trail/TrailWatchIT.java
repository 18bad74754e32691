package jp.mymovie.operations.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.FunctionJar;
import org.junit.jupiter.api.Test;

class TrailWatchIT {
    @Test
    void theFinishedJarReadsAFileAndPublishes() throws Exception {
        TrailStandIn trail = new TrailStandIn();
        trail.put(
                TrailWatchTest.KEY,
                TrailWatchTest.gzip(List.of(TrailWatchTest.event(
                        "cloudtrail", "StopLogging", Map.of("name", "mymovie-organization"), "Administrator"))));
        try (AwsStandIn aws = new AwsStandIn("TrailWatch", trail)) {
            Map<String, String> environment = new LinkedHashMap<>(aws.environment());
            environment.put("TOPIC_ARN", TrailWatchTest.TOPIC);
            environment.put("ACCOUNT", "000000000001");
            environment.put("DEPLOYERS", TrailWatchTest.DEPLOYERS);
            environment.put("BUCKETS", TrailWatchTest.ARCHIVE);
            FunctionJar.invoke(
                    "jp.mymovie.operations.trail.TrailWatch::handleRequest",
                    environment,
                    TrailWatchTest.notification(TrailWatchTest.KEY));

            assertThat(trail.messages()).hasSize(1);
        }
    }
}
