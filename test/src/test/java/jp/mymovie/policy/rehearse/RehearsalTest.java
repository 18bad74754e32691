package jp.mymovie.policy.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jp.mymovie.test.AdoptedEstate;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The shipped runbooks go through, and a first day with a fault in it does not: each known stop, and faults made up from
 * the runbook and the templates. {@code sabotages.txt} has what each comes to, those that no check sees among them;
 * {@code ./mvnw -pl test test -Pdeep -Dtest=RehearsalTest -Dsnapshot.update=true} writes it anew.
 */
class RehearsalTest {
    private static final Path TABLE = Project.file("test/src/test/resources/jp/mymovie/policy/rehearse/sabotages.txt");
    private static final String HEAD =
            "# Written by RehearsalTest. sabotage | where the rehearsal stops | why, or unseen";
    private static final int SAMPLE = 12;

    /** Reasons for which a known stop must be told, by its number: another would be luck. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("1", "deployed by no command"),
            Map.entry("2", "not by its boundary"),
            Map.entry("3", "does not open the deploy role"),
            Map.entry("4", "may not iam:EnableMFADevice"),
            Map.entry("5", "declarative policy"),
            Map.entry("6", "beside the organization|at the same time"),
            Map.entry("7", "setting 'contact'"),
            Map.entry("8", "leaves AWS::S3::Bucket|may not s3:DeleteBucket"),
            Map.entry("9", "does not wait for"),
            Map.entry("10", "finds \\d+ resources|finds nothing"),
            Map.entry("11", "may not apigateway:PATCH"),
            Map.entry("13", "has stacks in us-east-1|has no MX record"));

    private final Inputs sound = Inputs.read(Assembly.directory());

    @Test
    void theShippedRunbooksGoThrough() {
        assertThat(sound.rehearse()).isEmpty();
    }

    /** An organization, its management account, log archive and monitoring account that were there before. */
    @Test
    void goThroughInAnOrganizationThatExists() {
        assertThat(Inputs.read(AdoptedEstate.directory()).rehearse()).isEmpty();
    }

    /** Every known stop put back alone, for its own reason. */
    @Test
    void stopsWhereTheFirstDayStopped() throws IOException {
        Map<String, String> seen = play(Sabotages.stops(sound));

        assertThat(seen).hasSizeGreaterThanOrEqualTo(19);
        assertThat(seen.values()).noneMatch(row -> row.endsWith("unseen"));
        assertThat(reviewed()).containsAll(seen.values());
    }

    /** A seeded sample of the others; all of them in the deep run. */
    @Test
    void stopsAtFaultsThatAreMadeUp() throws IOException {
        Map<String, UnaryOperator<Inputs>> others = Sabotages.others(sound);
        List<String> names = new ArrayList<>(others.keySet());
        java.util.Collections.shuffle(names, new Random(13));
        Map<String, UnaryOperator<Inputs>> sample = new LinkedHashMap<>();
        names.subList(0, SAMPLE).forEach(name -> sample.put(name, others.get(name)));

        assertThat(reviewed()).containsAll(play(sample).values());
    }

    @Test
    @Tag("deep")
    void everyFaultComesToWhatTheTableSays() throws IOException {
        Map<String, UnaryOperator<Inputs>> all = new LinkedHashMap<>(Sabotages.stops(sound));
        all.putAll(Sabotages.others(sound));
        List<String> table = new ArrayList<>(List.of(HEAD));
        table.addAll(play(all).values());
        if (Boolean.getBoolean("snapshot.update")) {
            Files.write(TABLE, table);
        }
        long unseen = table.stream().filter(row -> row.endsWith("| unseen")).count();
        System.out.printf("%d sabotages, unseen: %d%n", table.size() - 1, unseen);

        assertThat(reviewed()).isEqualTo(table);
        assertThat(table.size() - 1 - unseen).isGreaterThanOrEqualTo(80);
    }

    private Map<String, String> play(Map<String, UnaryOperator<Inputs>> sabotages) {
        Map<String, String> rows = new LinkedHashMap<>();
        sabotages.forEach((name, act) -> {
            String reason = REASONS.getOrDefault(name.split(" ", 2)[0], "");
            rows.put(
                    name,
                    act.apply(sound).rehearse().stream()
                            .filter(finding -> Pattern.compile(reason)
                                    .matcher(finding.reason())
                                    .find())
                            .findFirst()
                            .map(finding -> "%s | %s | %s".formatted(name, finding.step(), finding.reason()))
                            .orElse(name + " | - | unseen"));
        });
        return rows;
    }

    private static List<String> reviewed() throws IOException {
        return Files.exists(TABLE) ? Files.readAllLines(TABLE) : List.of();
    }
}
