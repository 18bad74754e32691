package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** Whatever somebody may bring about, the management account, a deployment or the last resort may undo. */
class LockOutTest {
    private final Hops hops = new Hops(PolicyEstate.read(Assembly.directory()));

    @Test
    void everyStateHasAWayBack() throws IOException {
        List<String> wrong = new ArrayList<>();
        int states = 0;
        Map<String, String> names = new LinkedHashMap<>();
        for (String written : table().split("\n")) {
            String line = written;
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("$")) {
                names.put(line.split(" = ")[0], line.split(" = ")[1]);
                continue;
            }
            for (Map.Entry<String, String> name : names.entrySet()) {
                line = line.replace(name.getKey(), name.getValue());
            }
            states++;
            String[] halves = line.split("\\|\\|");
            for (String half : List.of(halves[0], halves[1])) {
                Decision decision = hops.decide(cell(half));
                if (!decision.allowed()) {
                    wrong.add(halves[2].strip() + ": " + half.strip() + " " + decision);
                }
            }
        }
        assertThat(states).isGreaterThanOrEqualTo(20);
        assertThat(wrong).isEmpty();
    }

    /** The roles by which one comes back are out of reach for those who could shut them. */
    @Test
    void nobodyInAMemberTouchesTheWayBack() {
        for (String who : List.of("Prod/Administrator", "Prod/cfn-exec", "Prod/mymovie-github-deploy")) {
            for (String action : List.of("iam:UpdateAssumeRolePolicy", "iam:DeleteRole", "iam:DetachRolePolicy")) {
                assertThat(hops.decide(cell("%s | %s | {Prod/OrganizationAccountAccessRole} | ".formatted(who, action)))
                                .allowed())
                        .as(who + " " + action)
                        .isFalse();
            }
        }
        assertThat(hops.decide(cell("Management/cfn-exec | iam:DeleteRole | {Management/BreakGlass} | "))
                        .allowed())
                .isFalse();
    }

    private static Threats.Cell cell(String half) {
        String[] parts = half.split("\\|", -1);
        return new Threats.Cell(
                half,
                Map.of(
                        "who", parts[0].strip(),
                        "do", parts[1].strip(),
                        "on", parts[2].strip(),
                        "with", parts.length > 3 ? parts[3].strip() : ""),
                "");
    }

    private static String table() throws IOException {
        try (var in = LockOutTest.class.getResourceAsStream("lockouts.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
