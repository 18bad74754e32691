package jp.mymovie.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Last restore test of each table. */
final class RestoreTests implements Check {
    private static final int MOST_DAYS = 32;

    @Override
    public void run(Exam exam) throws InterruptedException {
        Instant now = exam.now();
        for (Looking.Seen seen : exam.looking().ask(exam.workloads(), Look.RESTORES, "--by-status", "COMPLETED")) {
            Optional<Instant> last = seen.answer()
                    .path("RestoreJobs")
                    .valueStream()
                    .filter(job ->
                            !job.at("/CreatedBy/RestoreTestingPlanArn").asText().isEmpty())
                    .map(job -> Times.read(job.path("CompletionDate")))
                    .max(Comparator.naturalOrder());
            if (last.isEmpty() || Duration.between(last.get(), now).toDays() > MOST_DAYS) {
                exam.finding(
                        "%s: the last restore test %s"
                                .formatted(
                                        seen.place(),
                                        last.map(at -> "was " + Times.since(at, now) + " ago")
                                                .orElse("is not known")),
                        "docs/runbooks/restore.md");
            } else {
                exam.fine("%s: the last restore test was %s ago".formatted(seen.place(), Times.since(last.get(), now)));
            }
        }
    }
}
