package jp.mymovie.cost.sheet;

import java.util.Map;
import java.util.Set;
import jp.mymovie.assembly.Resource;

/**
 * A trigger of the kill switch.
 *
 * @param trigger the budget or alarm
 * @param words what it waits for
 * @param stages the accounts whose doors the switch shuts
 * @param cuts when each door that it watches is shut
 * @param told minutes from the flood until it trips
 * @param threshold US dollars that are spent before it trips at all; 0 for an alarm
 * @param hourly US dollars an hour up to which it stays quiet; 0 for a budget and for an alarm on something else
 */
public record Brake(
        Resource trigger,
        String words,
        Set<String> stages,
        Map<Flow.Door, Cut> cuts,
        Minutes told,
        double threshold,
        double hourly) {

    /**
     * A range of minutes.
     *
     * @param low at least
     * @param high at most
     */
    public record Minutes(double low, double high) {
        /** The sum of two ranges. */
        public Minutes plus(Minutes other) {
            return new Minutes(low + other.low, high + other.high);
        }

        /** As people read it. */
        public String words() {
            return "%.0f to %.0f".formatted(low, high);
        }
    }

    /**
     * A door shut.
     *
     * @param after minutes from the flood
     * @param ajar whether the distribution's own name stays open
     */
    public record Cut(Minutes after, boolean ajar) {}

    /** True if it shuts a door of an account. */
    public boolean shuts(Flow.Door door, String stage) {
        return cuts.containsKey(door) && stages.contains(stage);
    }

    /** True if it trips on spending that AWS has billed, which is known hours later. */
    public boolean isBudget() {
        return threshold > 0;
    }
}
