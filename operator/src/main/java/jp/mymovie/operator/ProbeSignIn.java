package jp.mymovie.operator;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sign-in of the probe, without which it does not see that signed-in requests are refused. */
final class ProbeSignIn implements Check {
    @Override
    public void run(Exam exam) throws InterruptedException {
        Place monitoring = exam.estate().only("monitoring");
        if (!exam.reaches(monitoring)) {
            return;
        }
        String folder = "/%s/probe/".formatted(exam.estate().system());
        for (Looking.Seen seen : exam.looking()
                .ask(
                        List.of(monitoring.in(EstateView.EDGE)),
                        Look.PARAMETERS,
                        "--parameter-filters",
                        "Key=Name,Option=BeginsWith,Values=" + folder)) {
            Set<String> known = seen.answer()
                    .path("Parameters")
                    .valueStream()
                    .map(parameter -> parameter.path("Name").asText())
                    .collect(Collectors.toSet());
            Stream<Place> production = exam.estate().stages().stream().filter(EstateView::isProduction);
            production
                    .filter(stage -> known.stream()
                            .noneMatch(name -> name.equalsIgnoreCase(
                                    folder + stage.account().name())))
                    .forEach(stage -> exam.finding(
                            "the probe of %s does not sign in"
                                    .formatted(stage.account().name()),
                            "./mymovie probe-token, docs/runbooks/site-down.md"));
        }
    }
}
