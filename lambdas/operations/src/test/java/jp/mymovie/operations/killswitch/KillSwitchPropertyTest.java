package jp.mymovie.operations.killswitch;

import static jp.mymovie.operations.killswitch.KillSwitchBench.cloudFront;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn.Death;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What holds for every zone and every history of trips, restores, deploys and deaths. */
class KillSwitchPropertyTest {
    private static final KillSwitchBench BENCH = new KillSwitchBench();

    @AfterContainer
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

    @Property(tries = 60)
    void cutThenRestoreIsTheIdentity(@ForAll("zones") List<ResourceRecordSet> zone) throws IOException {
        start(zone);
        Map<String, String> before = BENCH.route53.sets();

        BENCH.act("cut");
        assertThat(BENCH.state()).isEqualTo("cut");
        BENCH.act("restore");

        assertThat(BENCH.route53.sets()).isEqualTo(before);
    }

    @Property(tries = 60)
    void afterAnyHistoryARestoreLeavesWhatTheLastDeployMade(
            @ForAll("zones") List<ResourceRecordSet> zone, @ForAll("histories") List<Step> history) throws IOException {
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
    }

    @Provide
    Arbitrary<List<ResourceRecordSet>> zones() {
        return Arbitraries.of("mymovie.jp.", "www.mymovie.jp.", "zzz.mymovie.jp.")
                .flatMap(name -> sets(Arbitraries.just(name)))
                .list()
                .uniqueElements(set -> set.name() + set.type())
                .ofMinSize(1)
                .ofMaxSize(6)
                // One that the switch moves, so that there is something to cut.
                .map(sets -> sets.stream().anyMatch(set -> !set.name().startsWith("zzz"))
                        ? sets
                        : List.of(cloudFront("mymovie.jp.", RRType.A), sets.getFirst()));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> acts = Combinators.combine(
                        Arbitraries.of("cut", "restore"),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(Death.class))
                .as(Step.Act::new);
        Arbitrary<Step> deploys =
                sets(Arbitraries.of("mymovie.jp.", "www.mymovie.jp.")).map(Step.Deploy::new);
        return Arbitraries.frequencyOf(Tuple.of(4, acts), Tuple.of(1, deploys))
                .list()
                .ofMaxSize(8);
    }

    private static Arbitrary<ResourceRecordSet> sets(Arbitrary<String> names) {
        Arbitrary<RRType> types = Arbitraries.of(RRType.A, RRType.AAAA);
        Arbitrary<ResourceRecordSet> aliases = Combinators.combine(
                        names,
                        types,
                        Arbitraries.strings().withCharRange('a', 'z').ofLength(8))
                .as((name, type, host) -> cloudFront(name, type, host + ".cloudfront.net."));
        Arbitrary<ResourceRecordSet> plain = Combinators.combine(
                        names,
                        types,
                        Arbitraries.longs().between(0, 604_800),
                        Arbitraries.of("192.0.2.1", "2001:db8::1").set().ofMinSize(1))
                .as((name, type, ttl, values) -> ResourceRecordSet.builder()
                        .name(name)
                        .type(type)
                        .ttl(ttl)
                        .resourceRecords(values.stream()
                                .map(value ->
                                        ResourceRecord.builder().value(value).build())
                                .toList())
                        .build());
        return Arbitraries.oneOf(aliases, plain);
    }

    private static void start(List<ResourceRecordSet> zone) {
        BENCH.route53.clear();
        BENCH.ssm.clear();
        BENCH.deploy(zone);
    }
}
