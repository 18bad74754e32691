package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Links of the accounts to the monitoring account, one an account and region. */
final class AccountLinks implements Check {
    @Override
    public void run(Exam exam) throws InterruptedException {
        Place monitoring = exam.estate().only("monitoring");
        if (!exam.reaches(monitoring)) {
            return;
        }
        for (Place place : List.of(monitoring, monitoring.in(EstateView.EDGE))) {
            List<String> linked = new ArrayList<>();
            for (Looking.Seen sinks : exam.looking().ask(List.of(place), Look.SINKS)) {
                for (JsonNode sink : sinks.answer().path("Items")) {
                    for (Looking.Seen links : exam.looking()
                            .ask(
                                    List.of(place),
                                    Look.LINKS,
                                    "--sink-identifier",
                                    sink.path("Arn").asText())) {
                        links.answer()
                                .path("Items")
                                .forEach(link ->
                                        linked.add(link.path("LinkArn").asText().split(":")[4]));
                    }
                }
                List<String> missing = exam.estate().homes().stream()
                        .map(Place::account)
                        .filter(account -> !account.role().equals("monitoring") && !linked.contains(account.id()))
                        .map(account -> account.name())
                        .toList();
                if (missing.isEmpty()) {
                    exam.fine("every account is linked to the monitoring account in " + place.region());
                } else {
                    exam.finding(
                            "not linked to the monitoring account in %s: %s"
                                    .formatted(place.region(), String.join(", ", missing)),
                            "docs/runbooks/monitoring.md");
                }
            }
        }
    }
}
