package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** Whatever somebody may bring about, the management account, a deployment or the last resort may undo. */
class LockOutTest {
    private static final Map<String, String> BROUGHT_BACK = Map.of(
            "dynamodb:DeleteBackup deny KeepTableBackups", "AWS Backup's own, at the end of a backup's life",
            "firehose:PutRecordBatch deny KeepLogsTrue",
                    "a line more is no lock-out, and the subscription is taken away",
            "logs:PutLogEvents deny KeepLogsTrue", "a line more is no lock-out, and the writer's role is taken away",
            "s3:AbortMultipartUpload deny KeepLogsAsWritten", "a log half put expires",
            "s3:PutObject deny CompactionAloneWrites", "a day more is no lock-out, and the compaction writes it anew",
            "s3:PutObject deny KeepLogsAsWritten", "a log more is no lock-out, and the writer's role is taken away",
            "sns:Publish deny -", "a mail more is no lock-out, and the watch's role is taken away");

    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    @Test
    void everyStateHasAWayBack() {
        List<String> wrong = new ArrayList<>();
        Map<Integer, String> states = Matrix.lines(Matrix.text("lockouts.txt"));
        states.values().forEach(line -> {
            String[] halves = line.split("\\|\\|");
            for (String half : List.of(halves[0], halves[1])) {
                Decision decision = Hops.decide(estate, cell(half));
                if (!decision.allowed()) {
                    wrong.add(halves[2].strip() + ": " + half.strip() + " " + decision);
                }
            }
        });
        assertThat(states).hasSizeGreaterThanOrEqualTo(20);
        assertThat(wrong).isEmpty();
    }

    /**
     * Whatever anybody in a member account is allowed by the matrix, the last resort is allowed too, by two hops: it can
     * do it over again, otherwise. What it is not allowed is listed, with what brings it back.
     */
    @Test
    void whateverTheMatrixAllowsTheLastResortMayDoOver() {
        List<String> members = List.of("LogArchive", "Monitoring", "Stg", "Prod");
        List<Cell> allowed = Matrix.all().stream()
                .filter(Cell::isAllowed)
                .filter(cell -> !cell.get("do").startsWith("sts:"))
                .toList();
        int tried = 0;
        Map<String, String> beyond = new TreeMap<>();
        for (Cell cell : allowed) {
            String[] steps = cell.get("who").split(" > ");
            String account = steps[steps.length - 1].replaceFirst("^pass ", "").replaceFirst("/.*", "");
            if (members.contains(account)) {
                tried++;
                String back = "Management/BreakGlass > %s/OrganizationAccountAccessRole".formatted(account);
                Decision decision = Hops.decide(estate, cell.neighbour("who=" + back));
                if (!decision.allowed()) {
                    beyond.put(cell.get("do") + " " + Cell.said(decision), cell.row() + cell.asked());
                }
            }
        }
        System.out.printf("%d allowed cells of members, beyond the last resort: %s%n", tried, beyond);
        assertThat(tried).isGreaterThan(500);
        assertThat(beyond.keySet()).isEqualTo(new TreeSet<>(BROUGHT_BACK.keySet()));
    }

    /** The roles by which one comes back are out of reach for those who could shut them. */
    @Test
    void nobodyInAMemberTouchesTheWayBack() {
        for (String who : List.of("Prod/Administrator", "Prod/cfn-exec", "Prod/mymovie-github-deploy")) {
            for (String action : List.of("iam:UpdateAssumeRolePolicy", "iam:DeleteRole", "iam:DetachRolePolicy")) {
                assertThat(decide("%s | %s | {Prod/OrganizationAccountAccessRole} | ".formatted(who, action)))
                        .as(who + " " + action)
                        .isFalse();
            }
        }
        assertThat(decide("Management/cfn-exec | iam:DeleteRole | {Management/BreakGlass} | "))
                .isFalse();
        assertThat(decide("Management/Administrator | iam:UpdateAssumeRolePolicy | {Management/BreakGlass} | "))
                .isFalse();
    }

    private boolean decide(String written) {
        return Hops.decide(estate, cell(written)).allowed();
    }

    private static Cell cell(String half) {
        return Cell.of(half.strip(), "allow", Matrix.columns(half).toArray(String[]::new));
    }
}
