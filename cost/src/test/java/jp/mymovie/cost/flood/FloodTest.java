package jp.mymovie.cost.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.cost.Estates;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Templates;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The drill in small, on the code of {@code ./mymovie drill flood}. */
class FloodTest {
    private static final Offset<Double> CENT = within(0.01);
    private static final Site SITE = site(Estates.flooded());
    /** 0.012 a 10,000 requests, 5 KB at 0.114 a GB. */
    private static final double ASSETS = 10_000 * (0.012 / 10_000 + 5.0 / (1 << 20) * 0.114);

    private static final double PAGES = ASSETS + 10_000 * 0.10 / 1_000_000;
    private static final double ACL = 10_000 * 0.60 / 1_000_000;

    private static Site site(ObjectNode stacks) {
        Assembly assembly = Estates.of(stacks);
        return Site.of(Estates.sheet(assembly), Templates.of(assembly), Prices.read());
    }

    private static Outcome outcome(Site site, String way, Target target, int addresses) {
        return Flood.outcomes(site, List.of(target)).stream()
                .filter(outcome -> outcome.way().key().equals(way) && outcome.addresses() == addresses)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode alarm(ObjectNode stacks) {
        return (ObjectNode) stacks.at("/Prod~1Edge/SpendingAAAA0002/Properties");
    }

    /** Two periods of a minute, the metric in 2 to 10, the switch in 0.2 to 1, the distribution in 1 to 5. */
    @Test
    void theAlarmStopsAFloodForLessThanTwentyDollars() {
        Outcome pages = outcome(SITE, "alarm", Target.PAGE, 10_000);
        assertThat(pages.told()).isEqualTo("4 to 12");
        assertThat(pages.stopped()).isEqualTo("5 to 18");
        assertThat(pages.late().dollars()).isCloseTo(PAGES * 18 * 60, CENT).isLessThan(20);
        assertThat(outcome(SITE, "alarm", Target.ASSET, 1).late().dollars()).isCloseTo(ASSETS * 18 * 60, CENT);
        assertThat(pages.dollars()).doesNotContain("+");
        assertThat(new Promises(SITE, List.of(pages)).hold()).isTrue();
    }

    /** Of 10,000 requests a second the gateway answers twenty and refuses the rest in a kilobyte each. */
    @Test
    void refusalsOfTheApiAreShortAndCountedForThePromise() {
        Outcome api = outcome(SITE, "alarm", Target.API, 10_000);
        assertThat(api.late().dollars()).isBetween(PAGES * 18 * 60 / 3, 20.0);
        Outcome one = outcome(SITE, "alarm", Target.API, 1);
        assertThat(one.late().dollars()).isLessThanOrEqualTo(api.late().dollars());
        assertThat(new Promises(SITE, List.of(api)).flood()).hasValue(api.late().dollars());
        assertThat(new Promises(SITE, List.of(outcome(SITE, "alarm", Target.SCRIPT, 1))).flood())
                .isEmpty();
    }

    @Test
    void aMinuteMoreBreaksThePromise() {
        ObjectNode stacks = Estates.flooded();
        alarm(stacks).put("EvaluationPeriods", 3);
        Site site = site(stacks);
        assertThat(new Promises(site, Flood.outcomes(site, List.of(Target.PAGE))).hold())
                .isFalse();
    }

    /** 30 US$ are spent within the half hour, and known 8 to 24 hours later. */
    @Test
    void budgetsAloneComeInTheMorning() {
        Outcome pages = outcome(SITE, "budget", Target.PAGE, 1);
        double early = Math.ceil(30 / PAGES / 60) + 480;
        assertThat(pages.early().told()).isEqualTo(early);
        assertThat(pages.early().dollars()).isCloseTo(PAGES * (early + 1.2) * 60, CENT);
        assertThat(pages.late().told()).isEqualTo(early + 960);
        assertThat(pages.late().dollars()).isGreaterThan(1_500);
    }

    @Test
    void anAlarmAboveTheFloodWaitsForTheBudget() {
        ObjectNode stacks = Estates.flooded();
        alarm(stacks).put("Threshold", 64);
        assertThat(outcome(site(stacks), "alarm", Target.ASSET, 1).late().told())
                .isGreaterThan(1440);
        alarm(stacks).put("Threshold", 62);
        assertThat(outcome(site(stacks), "alarm", Target.ASSET, 1).told()).isEqualTo("4 to 12");
    }

    /** From one address the ACL blocks all but ten a second after half a minute; each is looked at. */
    @Test
    void theWebAclSparesTheEdgeFromOneAddressAndNothingFromMany() {
        Outcome one = outcome(SITE, "alarm acl", Target.ASSET, 1);
        assertThat(one.early().dollars())
                .isCloseTo(ASSETS * 30 + ASSETS / 1000 * (5.2 * 60 - 30) + ACL * 5.2 * 60, CENT);
        Outcome many = outcome(SITE, "alarm acl", Target.ASSET, 10_000);
        assertThat(many.late().dollars()).isCloseTo((ASSETS + ACL) * 18 * 60, CENT);
    }

    @Test
    void aPlanLosesNothingAtTheEdgeAndIsNeverShut() {
        for (Target target : List.of(Target.PAGE, Target.SCRIPT)) {
            Outcome plan = outcome(SITE, "plan free", target, 10_000);
            assertThat(plan.late().dollars()).isZero();
            assertThat(plan.stopped()).isEqualTo("never");
        }
    }

    @Test
    void theGatewayStaysBelowItsPromiseWithAllKeys() {
        assertThat(SITE.keys()).isEqualTo(2);
        // 10 a second and a burst of 20 for each of two keys; the third is not sent.
        assertThat(SITE.gatewayDay()).isCloseTo(2 * (10 * 86_400 + 20) * 4.25 / 1e6, CENT);
        assertThat(new Promises(SITE, List.of()).gateway()).isLessThan(8);
    }

    @Test
    void throughTheDistributionsOwnNameTheLossGoesOn() {
        ObjectNode stacks = Estates.flooded();
        ((ObjectNode) stacks.at("/Management~1Switch/CutAAAA0024/Properties/Environment/Variables"))
                .put("LEVELS", "dns");
        assertThat(outcome(site(stacks), "alarm", Target.PAGE, 1).dollars()).endsWith("+");
    }

    @Test
    void withoutAnAlarmNoPromiseHolds() {
        ObjectNode stacks = Estates.flooded();
        ((ArrayNode) alarm(stacks).path("AlarmActions")).removeAll();
        Site site = site(stacks);
        List<Outcome> outcomes = Flood.outcomes(site, List.of(Target.PAGE));
        assertThat(outcomes).noneMatch(outcome -> outcome.way().alarms());
        Promises promises = new Promises(site, outcomes);
        assertThat(promises.hold()).isFalse();
        assertThat(FloodPage.of("", site, outcomes, promises)).contains("only Budgets stop a flood");
    }

    @Test
    void thePageAndThePlotHaveEveryWay() {
        List<Outcome> outcomes = Flood.outcomes(SITE, List.of(Target.values()));
        Promises promises = new Promises(SITE, outcomes);
        for (String language : List.of("", ".ja")) {
            String page = FloodPage.of(language, SITE, outcomes, promises);
            assertThat(page).doesNotContain("{{").contains("5 to 18");
            assertThat(page.lines().filter(line -> line.contains("Business"))).hasSize(8);
        }
        assertThat(FloodPlot.of(outcomes).lines().filter(line -> line.startsWith("<polyline")))
                .hasSize(4);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(Flood.run(to, to, List.of("--rain", "x"))).isEqualTo(2);
        assertThat(Flood.run(to, to, List.of("--docs"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("unknown argument '--rain'; usage: ./mymovie drill flood")
                .contains("'--docs' must be followed by a directory, got none");
    }
}
