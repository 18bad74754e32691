package jp.mymovie.cost.sheet;

import java.util.Set;
import jp.mymovie.assembly.Resource;

/**
 * A trigger of the kill switch.
 *
 * @param trigger the budget or alarm
 * @param words what it waits for
 * @param stages the accounts whose door the switch shuts
 * @param doors the doors that it watches
 * @param low minutes from the flood to the cut, at least
 * @param high at most
 * @param threshold US dollars that are spent before it trips at all; 0 for an alarm
 * @param ajar whether the distribution's own name stays open after the cut
 */
public record Brake(
        Resource trigger,
        String words,
        Set<String> stages,
        Set<Flow.Door> doors,
        double low,
        double high,
        double threshold,
        boolean ajar) {}
