package jp.mymovie.operator;

import static jp.mymovie.operator.StageMetrics.Figure.BACKUPS;
import static jp.mymovie.operator.StageMetrics.Figure.BEHIND;
import static jp.mymovie.operator.StageMetrics.Figure.ERRORS;
import static jp.mymovie.operator.StageMetrics.Figure.GIVEN_UP;
import static jp.mymovie.operator.StageMetrics.Figure.MEDIAN;
import static jp.mymovie.operator.StageMetrics.Figure.REQUESTS;
import static jp.mymovie.operator.StageMetrics.Figure.SLOWEST;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Answers the questions of a night call in a terminal: what is in alarm, is each stage up and how fast, what lies in the
 * queues, how old the backups are, what changed last, what it costs. It only reads.
 */
final class Status implements Command {
    private final PrintStream out;
    private final Sight sight;
    private final Clock clock;

    Status(PrintStream out, Sight sight, Clock clock) {
        this.out = out;
        this.sight = sight;
        this.clock = clock;
    }

    @Override
    public String usage() {
        return "status";
    }

    /** Gives 0 where nothing is in alarm and all could be asked, else 1. */
    @Override
    public int run(List<String> arguments) throws InterruptedException {
        Arguments.parse(arguments, List.of(), List.of());
        EstateView estate = sight.estate();
        Looking looking = sight.looking();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<Place> reachable = looking.reachable(estate.homes());
        out.printf("%s, %s%n%n", estate.domain(), now);
        boolean alarmed = alarms(looking, estate.everywhere(reachable), now);
        if (reachable.contains(estate.only("monitoring"))) {
            stages(estate, looking, now);
        }
        LastChanges.print(out, looking, estate.everywhere(reachable), now);
        if (reachable.contains(estate.only("management"))) {
            DailyCost.print(out, looking, estate.only("management"), now);
        }
        looking.unknown().forEach((what, why) -> out.printf("not known  %s: %s%n", what, why));
        return alarmed || !looking.unknown().isEmpty() ? 1 : 0;
    }

    private boolean alarms(Looking looking, List<Place> places, Instant now) throws InterruptedException {
        List<JsonNode> all = looking.ask(places, Look.ALARMS).stream()
                .flatMap(seen -> Stream.concat(
                        seen.answer().path("MetricAlarms").valueStream(),
                        seen.answer().path("CompositeAlarms").valueStream()))
                .toList();
        List<JsonNode> loud =
                all.stream().filter(alarm -> !state(alarm).equals("OK")).toList();
        for (JsonNode alarm : loud) {
            Instant since = Times.read(alarm.path("StateUpdatedTimestamp"));
            out.printf(
                    "%-10s %s, since %s (%s)%n           %s%n",
                    state(alarm).equals("ALARM") ? "ALARM" : "no data",
                    alarm.path("AlarmName").asText(),
                    since.truncatedTo(ChronoUnit.MINUTES),
                    Times.since(since, now),
                    alarm.path("AlarmDescription").asText());
        }
        out.printf("alarms     %d of %d are OK%n%n", all.size() - loud.size(), all.size());
        return loud.stream().anyMatch(alarm -> state(alarm).equals("ALARM"));
    }

    private static String state(JsonNode alarm) {
        return alarm.path("StateValue").asText();
    }

    private void stages(EstateView estate, Looking looking, Instant now) throws InterruptedException {
        StageMetrics hour = new StageMetrics();
        StageMetrics days = new StageMetrics();
        for (Place place : estate.stages()) {
            Stream.of(REQUESTS, ERRORS, MEDIAN, SLOWEST, BEHIND, GIVEN_UP)
                    .forEach(figure -> hour.add(place.account().id(), figure, 300));
            days.add(place.account().id(), BACKUPS, 3600);
        }
        List<Place> monitoring = List.of(estate.only("monitoring"));
        List<Looking.Seen> last = looking.ask(monitoring, Look.METRICS, hour.options(now, Duration.ofHours(1)));
        List<Looking.Seen> kept = looking.ask(monitoring, Look.METRICS, days.options(now, Duration.ofDays(3)));
        if (last.isEmpty() || kept.isEmpty()) {
            return;
        }
        JsonNode figures = last.getFirst().answer();
        for (Place place : estate.stages()) {
            String id = place.account().id();
            out.printf(
                    "%-10s %s: last hour %.0f requests, %.0f of them 5xx; half within %s, 99 %% within %s%n",
                    place.account().name(),
                    place.account().host(),
                    StageMetrics.sum(figures, id, REQUESTS),
                    StageMetrics.sum(figures, id, ERRORS),
                    millis(StageMetrics.most(figures, id, MEDIAN)),
                    millis(StageMetrics.most(figures, id, SLOWEST)));
            out.printf(
                    "           stream %s behind, %.0f records given up; last backup %s%n%n",
                    millis(StageMetrics.most(figures, id, BEHIND)),
                    StageMetrics.most(figures, id, GIVEN_UP).orElse(0),
                    backup(StageMetrics.values(kept.getFirst().answer(), id, BACKUPS), now));
        }
    }

    private static String millis(OptionalDouble value) {
        return value.isEmpty()
                ? "nothing"
                : value.getAsDouble() < 10_000
                        ? "%.0f ms".formatted(value.getAsDouble())
                        : "%.0f s".formatted(value.getAsDouble() / 1000);
    }

    private static String backup(List<StageMetrics.Point> completed, Instant now) {
        return completed.stream()
                .filter(point -> point.value() > 0)
                .map(StageMetrics.Point::at)
                .max(Comparator.naturalOrder())
                .map(at -> Times.since(at, now) + " ago")
                .orElse("not within three days");
    }
}
