package jp.mymovie.app.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search of a dashboard in words.
 *
 * @param account the account in which it searches, {@code LOCAL} for the dashboard's own
 * @param words metrics, statistic and period
 */
record Search(String account, String words) {
    private static final Pattern FORM = Pattern.compile(
            "(SUM\\()?SEARCH\\('\\{(?:AWS/)?(\\w+)[^}]*} :aws.AccountId=\"(\\w+)\" .*?MetricName=\\((.+?)\\)', '(\\w+)', (\\d+)\\).*");

    /** @throws IllegalArgumentException if the dashboard has an expression of another form */
    static Search of(String expression) {
        Matcher form = FORM.matcher(expression);
        if (!form.matches()) {
            throw new IllegalArgumentException("'expression' must be a search, got " + expression);
        }
        String metrics = form.group(4).replace("\" OR \"", ", ").replace("\"", "");
        int seconds = Integer.parseInt(form.group(6));
        String period = seconds >= 86_400 ? "day" : seconds >= 3600 ? "hour" : seconds / 60 + " min";
        return new Search(
                form.group(3),
                "%s %s, %s a %s%s"
                        .formatted(
                                form.group(2),
                                metrics,
                                form.group(5),
                                period.equals("1 min") ? "minute" : period,
                                form.group(1) == null ? "" : " × price"));
    }
}
