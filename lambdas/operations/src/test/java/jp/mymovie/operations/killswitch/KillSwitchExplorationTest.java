package jp.mymovie.operations.killswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import jp.mymovie.operations.killswitch.World.Flaw;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The switch over all levels: whatever happens, it converges, a restore is exact, and nothing of a deployment is lost. */
class KillSwitchExplorationTest {
    private static final Set<LevelName> ALL = EnumSet.allOf(LevelName.class);

    /** Throttle and functions have the most calls, so that other runs between them are left to the long checks. */
    @ParameterizedTest
    @EnumSource
    void nothingIsLostInAnyStateOfALevel(LevelName level) {
        explore(level, level != LevelName.THROTTLE && level != LevelName.FUNCTIONS);
    }

    @Tag("deep")
    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "FUNCTIONS"})
    void nothingIsLostWhereRunsOverlapEither(LevelName level) {
        explore(level, true);
    }

    private static void explore(LevelName level, boolean overlaps) {
        Exploration.Count count = new Exploration(level, Set.of(), overlaps).explore();
        System.out.printf("switch explored: %s: %s%n", level.word(), count);
        assertThat(count.states()).isGreaterThan(10);
    }

    /** Canaries: without this guard the exploration finds a loss. */
    @ParameterizedTest
    @CsvSource({
        "DNS, ROUTE_53_COMPARES_NOTHING",
        "DISTRIBUTION, CLOUDFRONT_COMPARES_NOTHING",
        "THROTTLE, TARGETS_TELL_NO_VALUES",
        "FUNCTIONS, TARGETS_TELL_NO_VALUES",
        "EVENTS, TARGETS_TELL_NO_VALUES",
        "SIGN_UPS, TARGETS_TELL_NO_VALUES",
        "DNS, RECORDS_ARE_FORGOTTEN",
        "FUNCTIONS, RECORDS_ARE_FORGOTTEN",
    })
    void withoutAGuardTheExplorationFindsALoss(LevelName level, Flaw flaw) {
        assertThatThrownBy(() -> new Exploration(level, Set.of(flaw), true).explore())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("must be");
    }

    /** Levels share no thing and no record, so that the states of all are the product of the states of each. */
    @Test
    void levelsInAnyOrderComeBackExactly() {
        World deployed = new World(Set.of());
        Set<String> seen = new HashSet<>(Set.of(deployed.key()));
        Deque<World> open = new ArrayDeque<>(Set.of(deployed));
        long runs = 0;
        while (!open.isEmpty()) {
            World world = open.removeFirst();
            for (LevelName level : LevelName.values()) {
                for (String action : new String[] {"cut", "restore"}) {
                    World next = world.copy();
                    next.run(action, Set.of(level));
                    runs++;
                    for (LevelName other : LevelName.values()) {
                        if (other != level) {
                            assertThat(next.things(other)).isEqualTo(world.things(other));
                        }
                    }
                    if (seen.add(next.key())) {
                        open.add(next);
                    }
                }
            }
            World back = world.copy();
            back.run("restore", ALL);
            runs++;
            for (LevelName level : LevelName.values()) {
                assertThat(back.things(level)).isEqualTo(deployed.things(level));
            }
        }
        System.out.printf("switch explored: all levels in any order: %d states, %d runs%n", seen.size(), runs);
        // Never cut, cut, restored: three states of six levels.
        assertThat(seen).hasSize(729);
    }

    @Test
    void aCutOfAllLevelsThatDiesOrIsRefusedAtAnyCallIsFinishedByTheNext() {
        World deployed = new World(Set.of());
        World whole = deployed.copy();
        int calls = whole.run("cut", ALL);
        for (int call = 1; call <= calls; call++) {
            for (World.Disturbance what : disturbances()) {
                World world = deployed.copy();
                world.run("cut", ALL, call, what);
                World back = world.copy();
                back.run("restore", ALL);
                world.run("cut", ALL);
                for (LevelName level : LevelName.values()) {
                    assertThat(world.things(level))
                            .as("cut after call %d", call)
                            .isEqualTo(whole.things(level));
                    assertThat(back.things(level))
                            .as("restored after call %d", call)
                            .isEqualTo(deployed.things(level));
                }
            }
        }
        System.out.printf("switch explored: all levels, %d calls, three mishaps at each%n", calls);
    }

    @Test
    void aLevelThatIsRefusedDoesNotKeepTheOthersOpen() {
        World world = new World(Set.of());
        Switch.Report report = world.stage(ALL).cut(EnumSet.complementOf(EnumSet.of(LevelName.DNS)));
        assertThat(report.failures()).isEmpty();

        World refused = new World(Set.of());
        refused.home.clear();
        report = refused.stage(ALL).cut(ALL);
        assertThat(report.failures())
                .containsOnlyKeys(LevelName.THROTTLE, LevelName.FUNCTIONS, LevelName.EVENTS, LevelName.SIGN_UPS);
        assertThat(report.levels()).containsOnlyKeys(LevelName.DNS, LevelName.DISTRIBUTION);
        assertThat(report.state()).isEqualTo("cut");
    }

    private static World.Disturbance[] disturbances() {
        return new World.Disturbance[] {
            world -> {
                throw new World.Death();
            },
            new World.Disturbance() {
                @Override
                public void before(World world) {}

                @Override
                public void after(World world) {
                    throw new World.Death();
                }
            },
            world -> {
                throw new Aws.Refusal(429, "ThrottlingException", "Rate exceeded");
            },
        };
    }
}
