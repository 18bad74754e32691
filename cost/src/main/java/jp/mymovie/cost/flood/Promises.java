package jp.mymovie.cost.flood;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures that issue 16 promises.
 *
 * @param site flooded
 * @param outcomes of all ways
 */
record Promises(Site site, List<Outcome> outcomes) {
    static final double FLOOD = 20;
    static final double GATEWAY = 8;

    /** The most that pay-as-you-go loses at 5 KB an answer with the alarm; empty where the templates have none. */
    OptionalDouble flood() {
        return outcomes.stream()
                .filter(outcome -> outcome.way().alarms() && !outcome.way().acl())
                .filter(outcome -> outcome.target() != Target.SCRIPT)
                .mapToDouble(outcome -> outcome.late().dollars())
                .max();
    }

    double gateway() {
        return site.gatewayDay();
    }

    boolean hold() {
        return flood().isPresent() && flood().getAsDouble() <= FLOOD && gateway() <= GATEWAY;
    }
}
