package jp.mymovie.lab.drill;

import java.util.Map;

/**
 * Time that relinking takes at a number of people, from the seconds that a run took for each and AWS's documented quotas.
 *
 * @param creating seconds of the commands that make one person
 * @param linking seconds of linking one
 */
record RelinkHours(double creating, double linking) {
    /** Mails of Cognito's own sender in a day. */
    private static final int COGNITO_MAILS = 50;

    /** Messages in a second of an account that has left SES's sandbox, the least AWS gives as an example. */
    private static final int SES_RATE = 14;

    static RelinkHours of(int people, Map<String, Double> seconds) {
        return new RelinkHours(
                seconds.getOrDefault("users made", 0.0) / people, seconds.getOrDefault("links", 0.0) / people);
    }

    String commands(int people) {
        return told(people * (creating + linking));
    }

    static String cognito(int people) {
        int days = (people + COGNITO_MAILS - 1) / COGNITO_MAILS;
        return days + " days";
    }

    static String ses(int people) {
        return told((double) people / SES_RATE);
    }

    private static String told(double seconds) {
        return seconds < 90
                ? "%.0f seconds".formatted(seconds)
                : seconds < 5_400 ? "%.0f minutes".formatted(seconds / 60) : "%.1f hours".formatted(seconds / 3_600);
    }
}
