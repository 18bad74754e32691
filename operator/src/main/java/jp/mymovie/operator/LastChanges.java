package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The stacks that were deployed last, over all accounts and regions: most faults begin with a change. */
final class LastChanges {
    private static final int MOST = 6;

    private LastChanges() {}

    static void print(PrintStream out, Looking looking, List<Place> places, Instant now) throws InterruptedException {
        record Change(Instant at, String stack, String state) {}
        List<Change> changes = new ArrayList<>();
        for (Looking.Seen seen : looking.ask(places, Look.STACKS)) {
            for (JsonNode stack : seen.answer().path("Stacks")) {
                JsonNode updated = stack.path("LastUpdatedTime");
                changes.add(new Change(
                        Times.read(updated.isMissingNode() ? stack.path("CreationTime") : updated),
                        stack.path("StackName").asText(),
                        stack.path("StackStatus").asText()));
            }
        }
        changes.stream()
                .sorted(Comparator.comparing(Change::at).reversed())
                .limit(MOST)
                .forEach(change -> out.printf(
                        "changed    %s (%s ago) %s %s%n",
                        change.at().truncatedTo(ChronoUnit.MINUTES),
                        Times.since(change.at(), now),
                        change.stack(),
                        change.state()));
        out.println();
    }
}
