package jp.mymovie.lab.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Words of a restore drill: for the terminal with the seconds of this machine, for the committed page without. */
record RestoreRecord(Kinds kinds, RestoreDrill.Outcome outcome) {
    /** True if every item and every setting came back. */
    boolean passed() {
        return outcome.differences().isEmpty()
                && Set.copyOf(outcome.lacking()).equals(PutBack.LACKING)
                && new TreeSet<>(outcome.putBack()).equals(PutBack.LACKING)
                && !outcome.expiry().isEmpty();
    }

    List<String> terminal() {
        List<String> lines = new ArrayList<>();
        lines.add("%d items of %d kinds backed up, the table destroyed, restored under the next name"
                .formatted(outcome.items(), kinds.names().size()));
        lines.add("the restored table lacked: " + String.join(", ", outcome.lacking()));
        lines.add("put back by the runbook: " + String.join(", ", outcome.putBack()));
        lines.add("differences: %d".formatted(outcome.differences().size()));
        outcome.differences().stream().limit(10).map(line -> "  " + line).forEach(lines::add);
        lines.add("RPO: the backup is the last daily one, so up to 24 hours; here %d items written after it are gone"
                .formatted(outcome.lost()));
        lines.add("RTO on this machine: %s; AWS's restore and two deployments come on top"
                .formatted(outcome.seconds().entrySet().stream()
                        .map(step -> "%s %.1f s".formatted(step.getKey(), step.getValue()))
                        .collect(Collectors.joining(", "))));
        return lines;
    }

    /** The same at every run with as many items. */
    String page() {
        return """
                # Drill: the table is lost

                Written by `./mymovie drill restore`. DynamoDB Local has no backups: the backup is a copy of each item, and the restored table is made with keys and indexes alone, as [AWS makes it](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html). It proves the order and the commands of [restore.md](../runbooks/restore.md), not AWS's restore; the monthly restore testing of AWS Backup does that.

                | | |
                | --- | --- |
                | items, of every kind of the table | %d of %d kinds |
                | settings that the restored table lacked | %s |
                | put back by the runbook's commands | %s |
                | differences, item by item and in each index | %d |
                | lost: written after the backup | %d, on purpose |

                **RPO** (what is lost): point-in-time recovery goes back to any second up to about five minutes ago; the daily backup and its copy in the log archive account are up to 24 hours old. **RTO** (until it works): AWS's restore, whose time AWS does not promise, then the commands, one deployment of `Data` and one of `Api` and `Work`; the drill prints the seconds of its own steps.
                """.formatted(
                        outcome.items(),
                        kinds.names().size(),
                        String.join(", ", outcome.lacking()),
                        String.join(", ", outcome.putBack()),
                        outcome.differences().size(),
                        outcome.lost());
    }
}
