package jp.mymovie.operations.killswitch;

import static jp.mymovie.operations.killswitch.KillSwitchBench.cloudFront;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.operations.AwsStandIn.Death;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What holds for every zone and every history of trips, restores, deploys and deaths. */
class KillSwitchPropertyTest {
    private static final KillSwitchBench BENCH = new KillSwitchBench();

    @AfterAll
    static void close() {
        BENCH.close();
    }

    /** Something that happens to the estate. */
    sealed interface Step {
        /** Somebody or something pulls the switch or restores, and the function may die at a call. */
        record Act(String action, int diesAtCall, Death death) implements Step {}

        /** A deploy changes where one open name leads. */
        record Deploy(ResourceRecordSet set) implements Step {}
    }

    @Test
    void cutThenRestoreIsTheIdentity() {
        Seeded.forAll(60, KillSwitchPropertyTest::zone, zone -> {
            start(zone);
            Map<String, String> before = BENCH.route53.sets();

            BENCH.act("cut");
            assertThat(BENCH.state()).isEqualTo("cut");
            BENCH.act("restore");

            assertThat(BENCH.route53.sets()).isEqualTo(before);
        });
    }

    @Test
    void afterAnyHistoryARestoreLeavesWhatTheLastDeployMade() {
        Seeded.forAllSequences(60, KillSwitchPropertyTest::zone, KillSwitchPropertyTest::history, (zone, history) -> {
            start(zone);
            Map<String, String> wanted = new HashMap<>(BENCH.route53.sets());

            for (Step step : history) {
                switch (step) {
                    case Step.Act(String action, int call, Death death) -> {
                        boolean ignored = KillSwitchCrashTest.dies(BENCH, action, call, death);
                    }
                    case Step.Deploy(ResourceRecordSet set) -> {
                        BENCH.deploy(List.of(set));
                        String key = set.name() + " " + set.typeAsString();
                        wanted.put(key, String.valueOf(BENCH.route53.sets().get(key)));
                    }
                }
                KillSwitchCrashTest.assertNothingIsCutWithoutRecord(BENCH);
            }

            BENCH.act("restore");
            assertThat(BENCH.route53.sets()).isEqualTo(wanted);
        });
    }

    private static List<ResourceRecordSet> zone(Draw draw) {
        Map<String, ResourceRecordSet> unique = new TreeMap<>();
        for (ResourceRecordSet set :
                draw.list(1, 6, () -> set(draw, draw.of("mymovie.jp.", "www.mymovie.jp.", "zzz.mymovie.jp.")))) {
            unique.put(set.name() + set.type(), set);
        }
        List<ResourceRecordSet> sets = List.copyOf(unique.values());
        // One that the switch moves, so that there is something to cut.
        return sets.stream().anyMatch(set -> !set.name().startsWith("zzz"))
                ? sets
                : List.of(cloudFront("mymovie.jp.", RRType.A), sets.getFirst());
    }

    /** One step in five is a deploy. */
    private static List<Step> history(Draw draw) {
        return draw.list(
                0,
                8,
                () -> draw.chance(0.2)
                        ? new Step.Deploy(set(draw, draw.of("mymovie.jp.", "www.mymovie.jp.")))
                        : new Step.Act(draw.of("cut", "restore"), draw.between(1, 12), draw.of(Death.values())));
    }

    private static ResourceRecordSet set(Draw draw, String name) {
        RRType type = draw.of(RRType.A, RRType.AAAA);
        if (draw.chance(0.5)) {
            return cloudFront(name, type, draw.letters(8, 8).toLowerCase(Locale.ROOT) + ".cloudfront.net.");
        }
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl((long) draw.between(0, 604_800))
                .resourceRecords(draw.list(1, 2, () -> draw.of("192.0.2.1", "2001:db8::1")).stream()
                        .distinct()
                        .map(value -> ResourceRecord.builder().value(value).build())
                        .toList())
                .build();
    }

    private static void start(List<ResourceRecordSet> zone) {
        BENCH.route53.clear();
        BENCH.ssm.clear();
        BENCH.deploy(zone);
    }
}
