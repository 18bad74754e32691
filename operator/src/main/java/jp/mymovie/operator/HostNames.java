package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Addresses of the hosts: a host leads to its distribution; anything else is the kill switch, or a mistake. */
final class HostNames implements Check {
    @Override
    public void run(Exam exam) throws InterruptedException {
        Place management = exam.estate().only("management");
        if (!exam.reaches(management)) {
            return;
        }
        Optional<JsonNode> zone = exam.looking().ask(List.of(management), Look.ZONES).stream()
                .flatMap(seen -> seen.answer().path("HostedZones").valueStream())
                .filter(each -> each.path("Name").asText().equals(exam.estate().domain() + "."))
                .findFirst();
        if (zone.isEmpty()) {
            return;
        }
        for (Looking.Seen seen : exam.looking()
                .ask(
                        List.of(management),
                        Look.RECORDS,
                        "--hosted-zone-id",
                        zone.get().path("Id").asText())) {
            for (Place stage : exam.estate().stages()) {
                String host = stage.account().host() + ".";
                String target = seen.answer()
                        .path("ResourceRecordSets")
                        .valueStream()
                        .filter(set -> set.path("Name").asText().equals(host)
                                && set.path("Type").asText().equals("A"))
                        .map(set -> set.at("/AliasTarget/DNSName").asText())
                        .findFirst()
                        .orElse("nothing");
                if (target.endsWith(".cloudfront.net.")) {
                    exam.fine("%s leads to %s".formatted(stage.account().host(), target));
                } else {
                    exam.finding(
                            "%s leads to %s and not to a distribution"
                                    .formatted(stage.account().host(), target),
                            "docs/runbooks/kill-switch.md, if the switch was pulled; else docs/runbooks/dns.md");
                }
            }
        }
    }
}
