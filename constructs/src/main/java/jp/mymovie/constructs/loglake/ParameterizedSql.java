package jp.mymovie.constructs.loglake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement with named parameters, rendered for Athena, which knows them by their order alone and only in WHERE:
 *
 * <ul>
 *   <li>{@code :first_day} and {@code :last_day} are days in the zone of the settings, in the form of the key {@code day};
 *       {@code :first_day-3} lies three days before;
 *   <li>{@code :days(table)} is the condition that a row of a log is of these days, {@code :days(table)-3} of three days
 *       more: the range of the key {@code day}, which is in UTC, and where that is not enough the row's own time;
 *   <li>{@code :paths(table)} is that range alone;
 *   <li>{@code :day(table)} and {@code :time(table)} are the row's day and time in the zone;
 *   <li>{@code :who} is who called, in the trail; {@code :is_bot} and {@code :is_view} are conditions on a row of
 *       CloudFront, see {@link Visitor};
 *   <li>{@code :regions} are the regions in use, {@code :since} is the first day of the tables, literals;
 *   <li>any other {@code :name} is a text that is asked for;
 *   <li>{@code :refused} is true of no row and fails, with a reason, unless all parameters make sense: a day that is
 *       none, or one outside the tables, would find nothing and say nothing.
 * </ul>
 *
 * Every parameter stands where the planner sees a constant, so that only the partitions asked for are read; what is no
 * day is null there and reads none. The second line of the result names the parameters in their order.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html">Parameterized
 *     queries</a>
 */
record ParameterizedSql(String text, QuerySettings settings) {
    private static final Pattern NAME = Pattern.compile(":([a-z_]+)(?:\\(([a-z0-9]+)\\))?([-+]\\d+)?");
    private static final List<String> DAYS = List.of("first_day", "last_day");
    private static final Set<String> LITERALS =
            Set.of("since", "regions", "refused", "who", "is_bot", "is_view", "day", "days", "paths", "time");

    /** Some records have no ARN, or no identity but the account: AWS's own services, and people of other accounts. */
    private static final String WHO = "coalesce(useridentity.arn, useridentity.invokedby, useridentity.principalid,"
            + " useridentity.accountid, '-')";

    String render() {
        List<String> order = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        StringBuilder sql = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(sql, Matcher.quoteReplacement(expression(matcher, order)));
        }
        matcher.appendTail(sql);
        int line = sql.indexOf("\n") + 1;
        return sql.insert(line, "-- Parameters: " + String.join(", ", order) + "\n")
                .toString();
    }

    private String expression(MatchResult found, List<String> order) {
        String name = found.group(1);
        int shift = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        return switch (name) {
            case "since" -> "'" + settings.since() + "'";
            case "regions" ->
                settings.regions().stream()
                        .map(region -> "'" + region + "'")
                        .collect(Collectors.joining(", ", "(", ")"));
            case "who" -> WHO;
            case "is_bot" -> Visitor.IS_BOT;
            case "is_view" -> Visitor.IS_VIEW;
            case "day" -> LogClock.of(found.group(2)).day(settings.zone());
            case "time" -> LogClock.of(found.group(2)).time(settings.zone());
            case "days" -> days(LogClock.of(found.group(2)), shift, order);
            case "paths" -> paths(LogClock.of(found.group(2)), shift, order);
            case "first_day", "last_day" -> day(name, shift, order);
            case "refused" -> {
                List<String> names = names();
                order.addAll(names);
                yield Refusal.condition(names, settings);
            }
            default -> {
                order.add(name);
                yield "CAST(? AS varchar)";
            }
        };
    }

    private String days(LogClock clock, int shift, List<String> order) {
        String range = paths(clock, shift, order);
        if (clock.pathTellsTheDay(settings.zone(), settings.since())) {
            return range;
        }
        return range + "\n  AND " + clock.day(settings.zone()) + "\n      BETWEEN " + day("first_day", shift, order)
                + " AND " + day("last_day", 0, order);
    }

    private String paths(LogClock clock, int shift, List<String> order) {
        int before = clock.before(settings.zone(), settings.since()) + shift;
        int after = clock.after(settings.zone(), settings.since());
        return "day BETWEEN " + day("first_day", before, order) + " AND " + day("last_day", after, order);
    }

    private static String day(String name, int shift, List<String> order) {
        order.add(name);
        String interval = shift == 0 ? "" : " %s INTERVAL '%d' DAY".formatted(shift < 0 ? "-" : "+", Math.abs(shift));
        return "date_format(" + Refusal.date("CAST(? AS varchar)") + interval + ", '%Y/%m/%d')";
    }

    /** Each parameter once, the days first. */
    private List<String> names() {
        Set<String> names = new LinkedHashSet<>(DAYS);
        names.addAll(NAME.matcher(text).results().map(match -> match.group(1)).toList());
        names.removeAll(LITERALS);
        return List.copyOf(names);
    }
}
