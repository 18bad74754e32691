package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param account name of the account
 * @param service name of the service, or {@code estate}
 * @param what kind of finding, the same words for every account, under which the index of runbooks lists it
 * @param detail what exactly, in a sentence without a full stop
 * @param since when it began; null where a look at now cannot know
 * @param first what to look at first, in a sentence without a full stop
 * @param page file of the runbook
 */
public record Finding(
        String account,
        String service,
        String what,
        String detail,
        @Nullable Instant since,
        String first,
        String page) {
    /** Operators read Japan's time; the message says so. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    /** The finding as the mail shows it. */
    String text(String runbooks) {
        return """
                %s %s: %s
                  %s
                  since: %s
                  look first: %s
                  runbook: %s/%s
                """.formatted(
                        account,
                        service,
                        what,
                        detail,
                        since == null ? "not known" : TIME.format(since) + " JST",
                        first,
                        runbooks,
                        page);
    }
}
