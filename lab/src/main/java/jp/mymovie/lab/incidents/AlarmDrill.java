package jp.mymovie.lab.incidents;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Unsupported;

/**
 * {@code ./mymovie drill alarms}: replays fifty incidents and a month in which nothing is wrong against the alarms of the
 * templates. Exit 0 where each incident is told in time and at most one page is false, 1 where not, 2 where an argument is
 * wrong.
 */
public final class AlarmDrill {
    static final List<Incident> INCIDENTS = Stream.of(ServiceIncidents.ALL, EdgeIncidents.ALL, EstateIncidents.ALL)
            .flatMap(List::stream)
            .toList();

    /** Rates of the quiet days: a hobby's, and a busy site's. */
    private static final List<Double> QUIET_RATES = List.of(2.0, 60.0);

    private static final int MOST_FALSE_PAGES = 1;
    private static final Instant FIRST_DAY = Instant.parse("2026-11-01T00:00:00Z");

    private AlarmDrill() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, List.of(arguments)));
    }

    static int run(PrintStream out, PrintStream err, List<String> arguments) {
        try {
            DrillOptions options = DrillOptions.parse(arguments);
            Replay replay = new Replay(Assembly.read(options.assembly()));
            List<Incident> incidents = INCIDENTS.stream()
                    .filter(each -> options.incident() == 0 || each.number() == options.incident())
                    .toList();
            List<List<Answer>> answers = new ArrayList<>();
            options.rates().forEach(rate -> answers.add(replay.at(rate, incidents)));
            Map<Double, QuietDays.Told> quiet = new LinkedHashMap<>();
            if (options.quietDays() > 0) {
                QUIET_RATES.forEach(
                        rate -> quiet.put(rate, new QuietDays(replay, rate, FIRST_DAY).pass(options.quietDays())));
            }
            AlarmReport report =
                    new AlarmReport(replay, incidents, options.rates(), answers, options.quietDays(), quiet);
            report.lines().forEach(out::println);
            if (options.docs() != null && options.isWhole()) {
                Files.createDirectories(options.docs());
                Files.writeString(options.docs().resolve("alarms.md"), report.page());
            }
            boolean told = answers.stream().flatMap(List::stream).allMatch(Answer::isInTime);
            return told && quiet.values().stream().allMatch(each -> each.pages().size() <= MOST_FALSE_PAGES) ? 0 : 1;
        } catch (IllegalArgumentException | Unsupported e) {
            err.println("mymovie: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
