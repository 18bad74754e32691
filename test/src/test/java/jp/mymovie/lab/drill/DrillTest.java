package jp.mymovie.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** The drills over the synthesized estate, with fewer items than the command takes. */
class DrillTest {
    private static final int ITEMS = 5_000;

    private final Assembly estate = Assembly.read(jp.mymovie.test.Assembly.directory());
    private final Kinds kinds = Kinds.read(Project.text("docs/table.md"));
    private final String runbook = Project.text("docs/runbooks/restore.md");

    @Test
    void aRestoredTableLacksWhatAwsSaysAndTheRunbookPutsItBack() {
        RestoreDrill.Outcome outcome = new RestoreDrill(estate, "Prod", kinds, runbook).run(ITEMS);

        assertThat(outcome.items()).isEqualTo(ITEMS);
        assertThat(outcome.lacking())
                .containsExactly("deletion protection", "point-in-time recovery", "stream", "tags", "time to live");
        assertThat(outcome.putBack()).containsExactlyElementsOf(outcome.lacking());
        assertThat(outcome.expiry()).isEqualTo("expiresAt");
        assertThat(outcome.differences()).isEmpty();
        assertThat(new RestoreRecord(kinds, outcome).passed()).isTrue();
    }

    @Test
    void aRunbookWithoutTheStreamFailsTheDrill() {
        String without = runbook.replaceAll("(?m)^aws dynamodb update-table .*--stream-specification.*\\n", "");

        RestoreDrill.Outcome outcome = new RestoreDrill(estate, "Prod", kinds, without).run(100);

        assertThat(outcome.putBack()).doesNotContain("stream");
        assertThat(new RestoreRecord(kinds, outcome).passed()).isFalse();
    }

    @Test
    void anItemThatChangedIsADifference() {
        SortedMap<String, JsonNode> before = new TreeMap<>();
        before.put("a", JsonNodeFactory.instance.textNode("1"));
        before.put("b", JsonNodeFactory.instance.textNode("2"));
        SortedMap<String, JsonNode> after = new TreeMap<>();
        after.put("a", JsonNodeFactory.instance.textNode("1"));
        after.put("b", JsonNodeFactory.instance.textNode("3"));

        assertThat(RestoreDrill.differences(Map.of("", before), Map.of("", after)))
                .containsExactly("table b");
    }

    @Test
    void fillsEveryKindThatThePageExplains() {
        assertThat(kinds.names()).contains("Profile", "Entry", "Face").hasSizeGreaterThan(10);
        assertThatThrownBy(() -> Kinds.read("# none"))
                .hasMessage("the page of the table must explain kinds of items, got none");
    }

    @Test
    void theNextNameCountsOn() {
        assertThat(RestoreDrill.next("mymovie-movies-1")).isEqualTo("mymovie-movies-2");
        assertThat(RestoreDrill.next("mymovie-movies-9")).isEqualTo("mymovie-movies-10");
    }

    @Test
    void aLostAccountsPeopleFindAllTheirListsInANewOneAndNobodyElseDoes() {
        assumeThat(RunbookShell.missing()).as("tools of the runbook").isEmpty();
        AccountLossRun run =
                new AccountLossRun(Project.ROOT, estate, "Prod", runbook, Project.text("docs/runbooks/user-pool.md"));

        AccountLossRun.Result result = run.run(2);

        assertThat(result.differences()).isEmpty();
        assertThat(result.changed()).isEmpty();
        assertThat(result.compared()).isEqualTo(22);
        assertThat(result.strangers()).isEmpty();
        assertThat(result.tried()).isEqualTo(3);
        assertThat(result.passed()).isTrue();
        assertThat(new AccountLossRecord(new AccountLossDrill(estate, "prod"), result).page())
                .contains(
                        "0 of 22",
                        "| the runbook's commands, as this run took for each:",
                        "100 people | 10,000 people");
    }

    @Test
    void aRunbookThatBelievesUnprovedAddressesFailsTheDrill() {
        assumeThat(RunbookShell.missing()).as("tools of the runbook").isEmpty();
        String careless = Project.text("docs/runbooks/user-pool.md")
                .replace(
                        "FILENAME == \"new.tsv\" { if ($3 == \"true\") now",
                        "FILENAME == \"new.tsv\" { if (!(tolower($2) in now)) now");

        AccountLossRun.Result result = new AccountLossRun(Project.ROOT, estate, "Prod", runbook, careless).run(1);

        assertThat(result.strangers()).containsExactly("ap-northeast-1_new000000 typed");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void everyListOfALostAccountIsInAnotherAccountsVault() {
        AccountLossDrill drill = new AccountLossDrill(estate, "prod");

        assertThat(drill.passed()).isTrue();
        assertThat(drill.losses())
                .filteredOn(loss -> loss.thing().startsWith("Prod/Data/"))
                .extracting(AccountLossDrill.Loss::left)
                .containsExactly("the copy in the vault of the log archive account");
        assertThat(drill.losses())
                .filteredOn(loss -> loss.thing().contains("Cognito"))
                .extracting(AccountLossDrill.Loss::isLost)
                .isEqualTo(List.of(true));
    }
}
