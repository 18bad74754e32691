package jp.mymovie.cost.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import jp.mymovie.cost.Estates;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Sheet;
import org.junit.jupiter.api.Test;

class BrakesTest {
    private final ObjectNode stacks = Estates.flooded();

    private Brake ofAlarm() {
        return Estates.sheet(Estates.of(stacks)).brakes().stream()
                .filter(brake -> !brake.isBudget())
                .reduce((a, b) -> {
                    throw new AssertionError("one brake, got " + a + " and " + b);
                })
                .orElseThrow();
    }

    private ObjectNode alarm() {
        return (ObjectNode) stacks.at("/Prod~1Edge/SpendingAAAA0002/Properties");
    }

    private ObjectNode variables() {
        return (ObjectNode) stacks.at("/Management~1Switch/CutAAAA0024/Properties/Environment/Variables");
    }

    private ObjectNode alarmAtHome(String name, String topic) {
        ObjectNode properties = stacks.withObjectProperty("Prod/Api")
                .putObject(name)
                .put("Type", "AWS::CloudWatch::Alarm")
                .putObject("Properties");
        properties.putArray("AlarmActions").add("arn:aws:sns:ap-northeast-1:000000000001:" + topic);
        alarm().putArray("AlarmActions");
        return properties.put("Period", 60).put("EvaluationPeriods", 1);
    }

    @Test
    void anAlarmOfTheEdgeShutsEdgeAndApiAtTheirOwnTimes() {
        Brake brake = ofAlarm();
        assertThat(brake.cuts()).containsOnlyKeys(Door.EDGE, Door.API);
        assertThat(brake.told().words()).isEqualTo("4 to 12");
        assertThat(brake.cuts())
                .hasEntrySatisfying(
                        Door.EDGE, cut -> assertThat(cut.after().high()).isCloseTo(18, within(1e-9)))
                .hasEntrySatisfying(
                        Door.API, cut -> assertThat(cut.after().high()).isCloseTo(14, within(1e-9)));
        assertThat(brake.cuts().values()).noneMatch(Brake.Cut::ajar);
        assertThat(brake.stages()).isEqualTo(Set.of("Prod"));
        assertThat(brake.hourly()).isEqualTo(1);
    }

    /** CloudWatch tells topics of its own region alone. */
    @Test
    void anAlarmReachesNoTopicOfAnotherRegion() {
        stacks.remove("Management/EdgeSwitch");
        assertThat(Estates.sheet(Estates.of(stacks)).brakes()).allMatch(Brake::isBudget);
    }

    @Test
    void aTopicForSignUpsShutsThemAlone() {
        alarmAtHome("CrowdAAAA0040", "estate-trip-prod-sign-ups").put("Namespace", "Own");
        assertThat(ofAlarm().cuts()).containsOnlyKeys(Door.SIGN_UP);
        // 50 a second for a minute, the metric in 5, the switch in 1, the function in 1.
        assertThat(Estates.line(Estates.sheet(Estates.of(stacks)), "Prod/Api/DoorAAAA0016 cognito.essentials")
                        .braked()
                        .high())
                .isCloseTo(50 * 8 * 60 * 0.015, within(0.01));
    }

    @Test
    void anAlarmAtHomeSeesTheApiAndTheWorkAndNoEdge() {
        alarmAtHome("LoopAAAA0041", "estate-trip-prod").put("Namespace", "AWS/Lambda");
        assertThat(ofAlarm().cuts()).containsOnlyKeys(Door.API, Door.WORK);
    }

    @Test
    void aTopicWithoutLevelsOnlyTells() {
        variables().put("TOPICS", "{\"arn:aws:sns:us-east-1:000000000001:estate-trip-prod\":[]}");
        assertThat(Estates.sheet(Estates.of(stacks)).brakes()).isEmpty();
    }

    @Test
    void aLevelThatTheSwitchHasNotShutsNothing() {
        variables().put("LEVELS", "throttle");
        assertThat(ofAlarm().cuts()).containsOnlyKeys(Door.API);
    }

    @Test
    void refusesTopicsThatAreNoJson() {
        variables().put("TOPICS", "estate-trip-prod");
        assertThatThrownBy(() -> Estates.sheet(Estates.of(stacks)))
                .hasMessage(
                        "'TOPICS' must be a JSON object of topics and levels, got 'estate-trip-prod' (Management/Switch/CutAAAA0024)");
    }

    @Test
    void aFloodBelowTheAlarmIsARowOfItsOwn() {
        Sheet sheet = Estates.sheet(Estates.of(stacks));
        assertThat(sheet.quiet()).isCloseTo(24, within(0.01));
        alarm().put("Threshold", 5);
        assertThat(Estates.sheet(Estates.of(stacks)).quiet()).isCloseTo(120, within(0.01));
    }

    @Test
    void anAlarmWithOtherPricesIsNoneOnSpending() {
        ((ObjectNode) alarm().path("Metrics").path(0)).put("Expression", "(m0 * 0.002 + m1) * 60");
        assertThat(ofAlarm().hourly()).isZero();
    }
}
