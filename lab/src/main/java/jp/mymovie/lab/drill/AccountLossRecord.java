package jp.mymovie.lab.drill;

import java.util.ArrayList;
import java.util.List;

/** Words of a played account loss, for the terminal and for the committed page. */
record AccountLossRecord(AccountLossDrill drill, AccountLossRun.Result result) {
    private static final List<Integer> SIZES = List.of(100, 10_000);

    boolean passed() {
        return drill.passed() && result.passed();
    }

    List<String> terminal() {
        List<String> lines = new ArrayList<>(drill.lines());
        lines.add("");
        rows().forEach(row -> lines.add("%s: %s".formatted(row[0], row[1])));
        result.differences().stream().limit(10).map(line -> "! " + line).forEach(lines::add);
        result.changed().stream().limit(10).map(line -> "! " + line).forEach(lines::add);
        result.strangers().stream().map(line -> "! " + line).forEach(lines::add);
        result.seconds().forEach((step, seconds) -> lines.add("  %s: %.1f s".formatted(step, seconds)));
        return lines;
    }

    private List<String[]> rows() {
        return List.of(
                new String[] {"people with a verified address, each with lists", String.valueOf(result.people())},
                new String[] {"items in the night's copy", String.valueOf(result.items())},
                new String[] {"lost: written after the copy", "%d, on purpose".formatted(result.lost())},
                new String[] {
                    "differences of the restored table, item by item and in each index",
                    String.valueOf(result.differences().size())
                },
                new String[] {"put back by the runbook's commands", String.join(", ", result.putBack())},
                new String[] {
                    "answers of relinked people that are other than before",
                    "%d of %d".formatted(result.changed().size(), result.compared())
                },
                new String[] {
                    "without a verified address who got a list",
                    "%d of %d".formatted(result.strangers().size(), result.tried())
                });
    }

    /** The rows of the tables are the same at every run as large; the hours are those of the machine that played it. */
    String page() {
        StringBuilder page = new StringBuilder(drill.page());
        page.append("""

                ## Played

                One run on one machine, in this order: people write through the API's own functions; the night comes, the function of the export encrypts the verified addresses, and the table is copied; one more write; then API, functions, table and pool are gone. A new account's tables are made from the templates, the copy is restored under the next name, [restore.md](../runbooks/restore.md) puts back, and [user-pool.md](../runbooks/user-pool.md) makes and links the people with its own commands: the AWS CLI against a stand-in for the pool, `./mymovie users` and `./mymovie link` against DynamoDB Local. Then everybody signs in to the new pool and asks for all of it again.

                | | |
                | --- | --- |
                """);
        rows().forEach(row -> page.append("| %s | %s |%n".formatted(row[0], row[1])));
        page.append("""

                Who tried without a verified address: the new pool's account of somebody who typed in another's address; of somebody who proves the address that its owner had never proved in the old pool; of a stranger. They have no profile and see no list.

                A simulation: AWS's copy, share and restore are a copy of each item, and Cognito is a stand-in that knows the calls of the commands.

                ## Hours

                | | %s |
                | --- |%s
                | the runbook's commands, as this run took for each: %.2f s to make one, %.2f s to link one | %s |
                | codes by Cognito's own mail, [50 a day](https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html) | %s |
                | codes by SES at [14 a second](https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html), if all come at once | %s |
                | SES out of its sandbox: AWS answers [within 24 hours](https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html) | %s |

                Cognito makes at most [50 users a second](https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html) (category UserCreation), so the commands are its bound no more than themselves. AWS promises no time for a restore from a vault. The stand-in answers at once: each call of AWS itself adds its way there.
                """.formatted(
                        cells(size -> "%,d people".formatted(size)),
                        " --- |".repeat(SIZES.size()),
                        hours().creating(),
                        hours().linking(),
                        cells(hours()::commands),
                        cells(RelinkHours::cognito),
                        cells(RelinkHours::ses),
                        cells(size -> "1 day")));
        return page.toString();
    }

    private RelinkHours hours() {
        return RelinkHours.of(result.people(), result.seconds());
    }

    private static String cells(java.util.function.IntFunction<String> cell) {
        return SIZES.stream()
                .map(size -> cell.apply(size))
                .reduce((one, other) -> one + " | " + other)
                .orElseThrow();
    }
}
