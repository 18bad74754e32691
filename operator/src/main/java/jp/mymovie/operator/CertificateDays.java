package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Days that certificates in use are still valid. */
final class CertificateDays implements Check {
    private static final int LEAST_DAYS = 30;

    @Override
    public void run(Exam exam) throws InterruptedException {
        Instant now = exam.now();
        for (Looking.Seen seen : exam.looking().ask(exam.everywhere(), Look.CERTIFICATES)) {
            for (JsonNode certificate : seen.answer().path("CertificateSummaryList")) {
                long days = Duration.between(now, Times.read(certificate.path("NotAfter")))
                        .toDays();
                String what = "%s: the certificate of %s is valid for %d days"
                        .formatted(seen.place(), certificate.path("DomainName").asText(), days);
                if (!certificate.path("InUse").asBoolean(true)) {
                    continue;
                }
                if (days < LEAST_DAYS) {
                    exam.finding(what, "its validation record must be in the zone, docs/runbooks/dns.md");
                } else {
                    exam.fine(what);
                }
            }
        }
    }
}
