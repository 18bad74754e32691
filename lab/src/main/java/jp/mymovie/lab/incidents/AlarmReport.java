package jp.mymovie.lab.incidents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcome of {@code drill alarms} for people.
 *
 * @param answers a list for each rate, each in the order of the incidents
 * @param quiet what was told on quiet days, by the rate of visits
 */
record AlarmReport(
        Replay replay,
        List<Incident> incidents,
        List<Double> rates,
        List<List<Answer>> answers,
        int quietDays,
        Map<Double, QuietDays.Told> quiet) {

    /** A line for each incident, then the quiet days. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%2s  %-52s %-8s %s  told by"
                .formatted(
                        "",
                        "incident",
                        "urgency",
                        rates.stream()
                                .map(rate -> "%8s".formatted(DrillOptions.rate(rate) + "/h"))
                                .collect(Collectors.joining())));
        for (int i = 0; i < incidents.size(); i++) {
            Incident incident = incidents.get(i);
            int row = i;
            lines.add("%2d  %-52s %-8s %s  %s"
                    .formatted(
                            incident.number(),
                            incident.what(),
                            word(incident.urgency()),
                            answers.stream()
                                    .map(each -> "%8s".formatted(cell(each.get(row))))
                                    .collect(Collectors.joining()),
                            by(row)));
        }
        lines.add(summary());
        hooks().forEach(lines::add);
        quiet.forEach((rate, told) -> {
            lines.add(quietLine(rate, told));
            told.pages().forEach(each -> lines.add("  false page: " + each));
            told.mornings().forEach(each -> lines.add("  false line of a morning: " + each));
        });
        return lines;
    }

    /** The record under docs/drills: deterministic, for the seeds are fixed and no clock is read. */
    String page() {
        List<String> pages = List.copyOf(incidents.stream()
                .flatMap(incident -> incident.pages().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        StringBuilder text = new StringBuilder("""
                # Who is told of what: fifty incidents and a quiet month

                Written by `./mymovie drill alarms`. A simulation: the alarms of all accounts are read from the templates and evaluated minute by minute in virtual time by CloudWatch's documented semantics, and the examination of the monitoring account is its own code. Each incident is a change of an invented estate, whose metrics follow what AWS documents; none names an alarm. A cell is the time until a person is told, at that many visits an hour.

                **Urgency by one rule.** A page, within five minutes, where visitors cannot use the site or somebody acts against the estate's safeguards. By the mail of the next morning, 07:00 in Japan, else. Incidents begin at 14:00 in Japan, those of a daily job when it is due.

                **Assumed.** Metrics can be read 2 minutes after their minute, those of CloudFront 3: AWS promises no figure. An alarm reads two data points more than it evaluates, as in AWS's example. CloudTrail writes a file within 5 minutes, its documented average. The token of the probe's signed-in step is there. Visits come at random (Poisson, with fixed seeds), each with five calls of the API.

                """);
        text.append("| # | incident | urgency | because | ")
                .append(rates.stream()
                        .map(rate -> DrillOptions.rate(rate) + "/h")
                        .collect(Collectors.joining(" | ")))
                .append(" | told by | signals |\n|--:|---|---|---|")
                .append("--:|".repeat(rates.size()))
                .append("---|---|\n");
        for (int i = 0; i < incidents.size(); i++) {
            Incident incident = incidents.get(i);
            int row = i;
            text.append("| %d | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            incident.number(),
                            incident.what(),
                            word(incident.urgency()),
                            incident.because(),
                            answers.stream().map(each -> cell(each.get(row))).collect(Collectors.joining(" | ")),
                            by(row),
                            incident.pages().stream()
                                    .map(page -> "[%d](%s)".formatted(pages.indexOf(page) + 1, page))
                                    .collect(Collectors.joining(" "))));
        }
        text.append("\n").append(summary()).append("\n\n");
        hooks().forEach(line -> text.append(line).append("\n\n"));
        text.append("## Quiet days\n\n%s\n\n".formatted("""
                Days on which nothing is wrong, from the first deployment on: accounts come one after another, visits follow the hours of Japan's day with none from one to five, scanners come for a quarter of an hour each day, the production stage is deployed every fourth day, one call in 400 meets a cold start of two seconds, one in 20,000 fails, and one visit of the probe in 5,000 does not get through. At most one page may be false."""));
        quiet.forEach((rate, told) -> {
            text.append("- ").append(quietLine(rate, told)).append("\n");
            told.pages()
                    .forEach(
                            each -> text.append("  - false page: ").append(each).append("\n"));
            told.mornings()
                    .forEach(each -> text.append("  - false line of a morning: ")
                            .append(each)
                            .append("\n"));
        });
        return text.toString();
    }

    private static String word(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT);
    }

    private static String cell(Answer answer) {
        return answer.first()
                .map(told -> time(told.minutes()) + (answer.isInTime() ? "" : " late"))
                .orElse("never");
    }

    private static String time(long minutes) {
        return minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }

    private String by(int row) {
        Set<String> by = new LinkedHashSet<>();
        answers.forEach(each -> each.get(row).first().ifPresent(told -> by.add(told.by())));
        return by.isEmpty() ? "-" : String.join("; ", by);
    }

    private String summary() {
        long all = answers.stream().mapToLong(List::size).sum();
        long inTime =
                answers.stream().flatMap(List::stream).filter(Answer::isInTime).count();
        return "In time: %d of %d.".formatted(inTime, all);
    }

    private List<String> hooks() {
        if (incidents.stream().noneMatch(each -> each.kind() == Incident.Kind.DEPLOYMENT)) {
            return List.of();
        }
        return List.of(
                replay.hasHooks()
                        ? "Deployments of 1 to 4 are stopped before any traffic by the hook that calls the new version; the rows are of the day on which it is taken away."
                        : "Deployments of 1 to 4 are stopped by no hook.");
    }

    private String quietLine(double rate, QuietDays.Told told) {
        return "%d quiet days at %s visits an hour: %d false pages, %d false lines of a morning"
                .formatted(
                        quietDays,
                        DrillOptions.rate(rate),
                        told.pages().size(),
                        told.mornings().size());
    }
}
