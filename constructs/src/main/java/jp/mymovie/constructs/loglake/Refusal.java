package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition under which a saved query refuses its parameters. It stands in a branch of its own, {@code UNION ALL
 * SELECT NULL … WHERE}, which has one row even where the tables have none; were it a condition on their rows, an empty
 * day would pass it. SQL has no word for failing that Athena documents, so the reason is cast to a date, and the engine
 * says that it is none.
 */
final class Refusal {
    private static final String FORM = " must be a day such as 2026-11-23, got ";

    private Refusal() {}

    /** The date that a text in either form says, {@code 2026-11-23} or {@code 2026/11/23}, or null. */
    static String date(String text) {
        return "TRY_CAST(replace(" + text + ", '/', '-') AS date)";
    }

    /**
     * Takes each parameter once: the list of them is bound to a name by a function on it.
     *
     * @param names of the parameters, the first day and the last day before all others
     * @param since the first day of the tables
     */
    static String condition(List<String> names, LocalDate since) {
        List<String> reasons = new ArrayList<>();
        reasons.add(malformed(1, names.get(0)));
        reasons.add(malformed(2, names.get(1)));
        reasons.add(reason(
                date("p[2]") + " < " + date("p[1]"),
                "'last_day must not lie before first_day, got ' || p[1] || ' to '",
                2));
        reasons.add(reason(
                date("p[1]") + " < DATE '" + since + "'",
                "'first_day must not lie before the first day of the logs, ' || CAST(DATE '" + since
                        + "' AS varchar) || ', got '",
                1));
        reasons.add(reason(
                date("p[2]") + " > current_date",
                "'last_day must not lie after today, ' || CAST(current_date AS varchar) || ' in UTC, got '",
                2));
        for (int i = 3; i <= names.size(); i++) {
            reasons.add(reason(
                    "coalesce(p[%d], '') = ''".formatted(i),
                    "'%s must be given, got '".formatted(names.get(i - 1)),
                    i));
        }
        return "CAST(element_at(transform(ARRAY[ARRAY[%s]], p -> CASE\n%sEND), 1) AS date) IS NOT NULL"
                .formatted(
                        String.join(
                                ", ",
                                names.stream().map(name -> "CAST(? AS varchar)").toList()),
                        String.join("", reasons));
    }

    /** A day says itself again when it is written out: {@code 2026-1-5} and {@code 2026-11-23T00} do not. */
    private static String malformed(int i, String name) {
        return reason(
                "coalesce(date_format(%s, '%%Y-%%m-%%d') <> replace(p[%d], '/', '-'), true)"
                        .formatted(date("p[" + i + "]"), i),
                "'" + name + FORM + "'",
                i);
    }

    private static String reason(String when, String words, int i) {
        return "  WHEN %s\n    THEN %s || substr(coalesce(p[%d], 'null'), 1, 40)\n".formatted(when, words, i);
    }
}
