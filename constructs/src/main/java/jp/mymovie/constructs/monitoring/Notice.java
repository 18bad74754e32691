package jp.mymovie.constructs.monitoring;

import java.util.Locale;

/**
 * Name and description of the alarms of one service in one account. CloudWatch's mail shows both, so they say how urgent it
 * is, in which account, what is wrong, what to look at first, and where the runbook is.
 *
 * @param severity topic that receives the alarm
 * @param account name of the account, as the estate calls it
 * @param service name of the service, or of the part of the estate
 * @param runbooks address of the folder of the runbooks, without a slash at its end
 */
public record Notice(Severity severity, String account, String service, String runbooks) {
    /** The same words for what may wait. */
    public Notice inTheMorning() {
        return new Notice(Severity.MORNING, account, service, runbooks);
    }

    /**
     * The alarm's name, unique in an account and region, such as {@code Prod movies: visitors get errors}.
     *
     * @param what the kind of alarm: the same words for every account and service, under which the index of runbooks lists it
     */
    public String name(String what) {
        return "%s %s: %s".formatted(account, service, what);
    }

    /**
     * The alarm's description.
     *
     * @param says what is wrong, in a sentence without a full stop
     * @param first what to look at first, in a sentence without a full stop
     * @param page name of the runbook's file, such as {@code api-errors.md}
     */
    public String description(String says, String first, String page) {
        return "[%s] %s, account %s: %s. Look first: %s. Runbook: %s/%s"
                .formatted(severity.name().toLowerCase(Locale.ROOT), service, account, says, first, runbooks, page);
    }
}
