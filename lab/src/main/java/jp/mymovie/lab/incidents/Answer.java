package jp.mymovie.lab.incidents;

import java.util.List;
import java.util.Optional;

/**
 * Result of an incident at one rate of visits.
 *
 * @param told messages in their order; those of a page that came by a topic of the morning do not count
 * @param limit minutes within which a person must know
 */
record Answer(Incident incident, double rate, List<Told> told, long limit) {
    /** The first message that is urgent enough. */
    Optional<Told> first() {
        return told.stream()
                .filter(each -> incident.urgency() == Urgency.MORNING || each.urgency() == Urgency.PAGE)
                .findFirst();
    }

    boolean isInTime() {
        return first().filter(each -> each.minutes() <= limit).isPresent();
    }
}
