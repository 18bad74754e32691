package jp.mymovie.lab.incidents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;

/** The estate as it fares at a moment; an incident changes it. */
final class World {
    final EstateNames names;
    final MetricStore store;
    final List<StageState> stages = new ArrayList<>();

    boolean trailWrites = true;
    boolean compactionRuns = true;
    boolean compactionFails;
    boolean probesRun = true;
    boolean checkupRuns = true;
    boolean delegated = true;
    boolean subscriptionsConfirmed = true;
    /** Names of accounts whose link to the monitoring account is gone. */
    final Set<String> unlinked = new HashSet<>();
    /** Calls that CloudTrail hands to EventBridge. */
    final List<ApiCall> calls = new ArrayList<>();

    World(EstateNames names, MetricStore store) {
        this.names = names;
        this.store = store;
        names.stages().forEach(stage -> stages.add(new StageState(stage, store)));
    }

    /** The stage that visitors use. */
    StageState production() {
        return stage("prod");
    }

    StageState stage(String name) {
        return stages.stream()
                .filter(stage -> name.equals(stage.names.account().stage()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage is called '%s'".formatted(name)));
    }

    /** A metric of a function, by its name alone. */
    static Series metric(Function function, String name) {
        return Series.of(
                function.account(), function.region(), "AWS/Lambda", name, Map.of("FunctionName", function.name()));
    }

    /** A metric of a stage in its home region. */
    static Series metric(StageNames stage, String namespace, String name, Map<String, String> dimensions) {
        return Series.of(stage.account().id(), stage.region(), namespace, name, dimensions);
    }

    /**
     * A call that CloudTrail records.
     *
     * @param role role of the account in which it is made
     * @param region where EventBridge hears of it
     * @param detailType such as {@code AWS API Call via CloudTrail}
     * @param detail the record, as JSON
     * @param watched whether the watch of the trail tells people of it
     */
    record ApiCall(String role, String region, String detailType, String detail, boolean watched) {}
}
