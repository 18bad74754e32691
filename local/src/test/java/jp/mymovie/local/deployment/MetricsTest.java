package jp.mymovie.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jp.mymovie.assembly.Stack;
import jp.mymovie.local.Fixtures;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.AlarmTemplates;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-28T00:01:00Z");

    private final Metrics metrics = new Metrics("000000000004", "ap-northeast-1");

    private static final List<Alarm> ALARMS = AlarmTemplates.read(List.of(new Stack(
            "Stg",
            "Stg/Api",
            "000000000004",
            "ap-northeast-1",
            Fixtures.json("""
                    {"Resources": {"RollBack": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
                      "AlarmName": "new version fails (2)", "EvaluationPeriods": 5, "DatapointsToAlarm": 1,
                      "ComparisonOperator": "GreaterThanOrEqualToThreshold", "Threshold": 1,
                      "TreatMissingData": "notBreaching", "Metrics": [
                        {"Id": "sum", "Expression": "FILL(errors, 0) + FILL(failed, 0)", "ReturnData": true},
                        {"Id": "errors", "ReturnData": false, "MetricStat": {"Stat": "Sum", "Period": 60, "Metric": {
                          "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [
                            {"Name": "FunctionName", "Value": "films"}, {"Name": "Resource", "Value": "films:live"},
                            {"Name": "ExecutedVersion", "Value": "2"}]}}},
                        {"Id": "failed", "ReturnData": false, "MetricStat": {"Stat": "Sum", "Period": 60, "Metric": {
                          "Namespace": "Films", "MetricName": "failed", "Dimensions": [
                            {"Name": "function", "Value": "films"}, {"Name": "version", "Value": "2"}]}}}]}}}}"""),
            Path.of("."),
            Fixtures.json("{}"))));

    private static String line(String version) {
        return "{\"function\":\"films\",\"version\":\"%s\",\"failed\":1,\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"Films\","
                        .formatted(version)
                + "\"Dimensions\":[[\"function\",\"version\"]],\"Metrics\":[{\"Name\":\"failed\"}]}]}}";
    }

    @Test
    void isStillWithoutFailures() {
        metrics.log("no json", NOW);
        metrics.log("{\"level\":\"INFO\"}", NOW);
        assertThat(metrics.alarmed(ALARMS, MINUTE)).isEmpty();
    }

    @Test
    void countsWhatTheNewVersionCallsItsOwnFault() {
        metrics.log(line("2"), NOW);
        assertThat(metrics.alarmed(ALARMS, MINUTE)).singleElement().asString().contains("new version fails (2)");
    }

    @Test
    void countsErrorsOfTheNewVersion() {
        metrics.error("films", "live", "2", NOW);
        assertThat(metrics.alarmed(ALARMS, MINUTE)).hasSize(1);
    }

    @Test
    void doesNotCountTheVersionBefore() {
        metrics.log(line("1"), NOW);
        metrics.error("films", "live", "1", NOW);
        assertThat(metrics.alarmed(ALARMS, MINUTE)).isEmpty();
    }
}
