package jp.mymovie.local.deployment;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * People who call the function through its alias while it is deployed.
 *
 * @param anHour calls an hour
 * @param events what they call with, in turn
 * @param served whether they got what they came for, of the function's answer
 */
public record Visitors(int anHour, List<byte[]> events, Predicate<String> served) {
    Duration pause() {
        return Duration.ofHours(1).dividedBy(anHour);
    }

    byte[] event(int number) {
        return events.get(number % events.size());
    }
}
