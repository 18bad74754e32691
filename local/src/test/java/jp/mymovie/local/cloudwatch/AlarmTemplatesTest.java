package jp.mymovie.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;

class AlarmTemplatesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static List<Alarm> read(String resources) throws JsonProcessingException {
        return AlarmTemplates.read(List.of(new Stack(
                "Prod",
                "Prod/Api",
                "000000000005",
                "ap-northeast-1",
                JSON.readTree("{\"Resources\": {%s}}".formatted(resources)),
                Path.of("."),
                JSON.createObjectNode())));
    }

    private static String alarm(String more) {
        return """
                "Down": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
                  "AlarmName": "Prod movies: down", "AlarmDescription": "look",
                  "Namespace": "AWS/Lambda", "MetricName": "Errors", "Statistic": "Sum", "Period": 60,
                  "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": "AWS::AccountId"}}],
                  "ComparisonOperator": "GreaterThanOrEqualToThreshold", "Threshold": 1,
                  "EvaluationPeriods": 3, "AlarmActions": ["arn:aws:sns:ap-northeast-1:000000000003:page"]%s}}""".formatted(more);
    }

    @Test
    void readsAnAlarmOnAMetric() throws JsonProcessingException {
        Alarm.OfMetric alarm =
                (Alarm.OfMetric) read(alarm(", \"DatapointsToAlarm\": 2, \"TreatMissingData\": \"breaching\""))
                        .getFirst();

        assertThat(alarm.id()).hasToString("'Prod movies: down' of 000000000005 in ap-northeast-1");
        assertThat(alarm.series())
                .containsExactly(new Series(
                        "000000000005", "ap-northeast-1", "AWS/Lambda", "Errors", "FunctionName=000000000005"));
        assertThat(alarm.datapointsToAlarm()).isEqualTo(2);
        assertThat(alarm.evaluationPeriods()).isEqualTo(3);
        assertThat(alarm.missingData()).isEqualTo(MissingData.BREACHING);
        assertThat(alarm.actions()).containsExactly("arn:aws:sns:ap-northeast-1:000000000003:page");
    }

    @Test
    void takesCloudWatchsDefaults() throws JsonProcessingException {
        Alarm.OfMetric alarm = (Alarm.OfMetric) read(alarm("")).getFirst();

        assertThat(alarm.datapointsToAlarm()).isEqualTo(3);
        assertThat(alarm.missingData()).isEqualTo(MissingData.MISSING);
        assertThat(((Alarm.OfMetric) read(alarm("").replace("AWS/Lambda", "AWS/DynamoDB"))
                                .getFirst())
                        .missingData())
                .isEqualTo(MissingData.IGNORE);
    }

    @Test
    void hasNoActionsWhereTheyAreSwitchedOff() throws JsonProcessingException {
        assertThat(read(alarm(", \"ActionsEnabled\": false")).getFirst().actions())
                .isEmpty();
    }

    @Test
    void readsAnExpressionOverMetricsOfAnotherAccountAndACompositeAlarmAfterIt() throws JsonProcessingException {
        List<Alarm> alarms = read("""
                "All": {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {
                  "AlarmName": "all", "AlarmRule": {"Fn::Join": ["", ["ALARM(\\"", {"Ref": "Rate"}, "\\")"]]}}},
                "Rate": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
                  "AlarmName": "rate", "ComparisonOperator": "GreaterThanThreshold", "Threshold": 0,
                  "EvaluationPeriods": 1, "Metrics": [
                    {"Id": "sum", "Expression": "FILL(m, 0)"},
                    {"Id": "m", "ReturnData": false, "AccountId": "000000000004", "MetricStat": {
                      "Metric": {"Namespace": "MovieService", "MetricName": "failed"}, "Stat": "Sum", "Period": 60}}]}}""");
        MetricStore store = new MetricStore();
        Evaluator evaluator = new Evaluator(store);
        store.put(((Alarm.OfMetric) alarms.getFirst()).series().getFirst(), TestAlarm.BEGIN, 1);

        List<State> states = alarms.stream()
                .map(alarm -> evaluator.evaluate(alarm, TestAlarm.minute(1)).state())
                .toList();

        assertThat(alarms).hasExactlyElementsOfTypes(Alarm.OfMetric.class, Alarm.Composite.class);
        assertThat(((Alarm.OfMetric) alarms.getFirst()).series().getFirst().account())
                .isEqualTo("000000000004");
        assertThat(states).containsExactly(State.ALARM, State.ALARM);
    }

    @Test
    void refusesWhatTheEvaluatorDoesNotKnow() {
        assertThatThrownBy(() -> read(alarm(", \"ThresholdMetricId\": \"band\"")))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("'ThresholdMetricId'");
        assertThatThrownBy(() -> read(alarm("").replace("\"Period\": 60", "\"Period\": 10")))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("must be a multiple of 60 seconds, got 10");
    }
}
