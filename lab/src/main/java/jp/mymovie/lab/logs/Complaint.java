package jp.mymovie.lab.logs;

import org.jspecify.annotations.Nullable;

/**
 * What a function says of its fault. The movie service says the classes and never the words of an exception; one in eight
 * faults is told by a library or another service that does, and repeats what somebody has sent.
 *
 * @param errorType the class of the exception
 * @param message of the line
 * @param errorMessage of the exception, null where the line has none
 * @param hostile whether it tries to break what reads the log
 */
public record Complaint(
        String errorType, String message, @Nullable String errorMessage, boolean hostile) {
    private static final int SHARE = 8;

    /** What the function behind a visit said, when it failed with {@link Visit.Outcome#ERROR}. */
    public static Complaint of(Visit visit) {
        String type = visit.number() % 3 == 0
                ? "software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException"
                : "java.lang.IllegalStateException";
        long mixed = visit.number() * 0x9E3779B97F4A7C15L >>> 16;
        if (mixed % SHARE != 0) {
            return new Complaint(type, "failed", null, false);
        }
        String text = HostileText.MESSAGES.get((int) (mixed / SHARE % HostileText.MESSAGES.size()));
        return mixed / SHARE / HostileText.MESSAGES.size() % 2 == 0
                ? new Complaint(type, text, null, true)
                : new Complaint(type, "failed", text, true);
    }
}
