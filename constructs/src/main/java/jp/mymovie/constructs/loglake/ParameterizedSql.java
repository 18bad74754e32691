package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters, rendered for Athena, which knows them by their order alone and only in WHERE:
 *
 * <ul>
 *   <li>{@code :first_day} and {@code :last_day} are days in the form of the key {@code day}; {@code :first_day-1} and
 *       {@code :last_day+1} lie one day outside;
 *   <li>any other {@code :name} is a text;
 *   <li>{@code :since} is the first day of the tables, a literal;
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
record ParameterizedSql(String text, LocalDate since) {
    private static final Pattern NAME = Pattern.compile(":([a-z_]+)(?:([+-])1)?");
    private static final List<String> DAYS = List.of("first_day", "last_day");

    String render() {
        List<String> order = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        StringBuilder sql = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    sql, Matcher.quoteReplacement(expression(matcher.group(1), matcher.group(2), order)));
        }
        matcher.appendTail(sql);
        int line = sql.indexOf("\n") + 1;
        return sql.insert(line, "-- Parameters: " + String.join(", ", order) + "\n")
                .toString();
    }

    private String expression(String name, String sign, List<String> order) {
        if (name.equals("since")) {
            return "'" + since + "'";
        }
        if (name.equals("refused")) {
            List<String> names = names();
            order.addAll(names);
            return Refusal.condition(names, since);
        }
        order.add(name);
        if (!DAYS.contains(name)) {
            return "CAST(? AS varchar)";
        }
        String day = Refusal.date("CAST(? AS varchar)") + (sign == null ? "" : " " + sign + " INTERVAL '1' DAY");
        return "date_format(" + day + ", '%Y/%m/%d')";
    }

    /** Each parameter once, the days first. */
    private List<String> names() {
        Set<String> names = new LinkedHashSet<>(DAYS);
        names.addAll(NAME.matcher(text).results().map(match -> match.group(1)).toList());
        names.removeAll(List.of("since", "refused"));
        return List.copyOf(names);
    }
}
