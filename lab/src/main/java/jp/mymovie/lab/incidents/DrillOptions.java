package jp.mymovie.lab.incidents;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code drill alarms}.
 *
 * @param rates visits an hour
 * @param incident number of the only incident that is replayed; 0 for all
 * @param quietDays generated days on which nothing is wrong; 0 for none
 * @param docs folder of the record; null where none is written
 */
record DrillOptions(
        Path assembly,
        List<Double> rates,
        int incident,
        int quietDays,
        @Nullable Path docs) {
    static final List<Double> RATES = List.of(0.5, 2.0, 60.0, 600.0);
    static final int QUIET_DAYS = 30;

    private static final String KNOWN = "--rate N, --incident N, --quiet-days N, --assembly DIR, --docs DIR";

    /** True where the whole is replayed, which is what the record is of. */
    boolean isWhole() {
        return rates.equals(RATES) && incident == 0 && quietDays == QUIET_DAYS;
    }

    /** @throws IllegalArgumentException if an option is unknown or out of range */
    static DrillOptions parse(List<String> arguments) {
        Path assembly = Path.of("cdk.out");
        List<Double> rates = RATES;
        int incident = 0;
        int quietDays = -1;
        Path docs = null;
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            switch (name) {
                case "--assembly" -> assembly = Path.of(value(arguments, ++i));
                case "--docs" -> docs = Path.of(value(arguments, ++i));
                case "--rate" -> rates = List.of(number(name, value(arguments, ++i), 0.1, 6_000));
                case "--incident" -> incident = (int) number(name, value(arguments, ++i), 1, 50);
                case "--quiet-days" -> quietDays = (int) number(name, value(arguments, ++i), 0, 365);
                default ->
                    throw new IllegalArgumentException(
                            "unknown option '%s' of drill alarms: known are %s".formatted(name, KNOWN));
            }
        }
        // One incident is asked for to see that one.
        return new DrillOptions(
                assembly, rates, incident, quietDays >= 0 ? quietDays : incident > 0 ? 0 : QUIET_DAYS, docs);
    }

    private static String value(List<String> arguments, int index) {
        if (index == arguments.size()) {
            throw new IllegalArgumentException("'%s' needs a value".formatted(arguments.get(index - 1)));
        }
        return arguments.get(index);
    }

    private static double number(String name, String text, double least, double most) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,3})?")
                || Double.parseDouble(text) < least
                || Double.parseDouble(text) > most) {
            throw new IllegalArgumentException(
                    "'%s' must be %s to %s, got %s".formatted(name, rate(least), rate(most), text));
        }
        return Double.parseDouble(text);
    }

    static String rate(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
