package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/**
 * Guardrails against siblings: every action of AWS's that changes something of a type of the templates is denied to the
 * administrators of the members, or listed as harmless with a reason. When AWS adds one and the data is renewed, this fails
 * until somebody has judged it.
 */
class SiblingsTest {
    private static final Siblings SIBLINGS = new Siblings();
    private static final AwsActions DATA = AwsActions.read("actions.txt");
    private static final List<Harmless> HARMLESS = Harmless.all();
    private static final int[] ASKED = new int[1];
    private static final Set<Siblings.Open> OPEN = SIBLINGS.open(DATA, ASKED);

    @Test
    void everyTypeOfTheTemplatesIsKnown() {
        Set<String> named = new TreeSet<>(SIBLINGS.types().keySet());
        named.removeIf(type -> !type.contains("::"));
        assertThat(named).isEqualTo(SIBLINGS.used().keySet());
        SIBLINGS.types().values().stream()
                .filter(type -> type.reason().contains("management account alone"))
                .forEach(type -> assertThat(SIBLINGS.used().get(type.name()))
                        .as(type.name())
                        .containsExactly("Management"));
    }

    @Test
    void everyActionIsDeniedOrHarmless() {
        System.out.printf(
                "%d questions with the data of %s, %d open, %d lines of harmless ones%n",
                ASKED[0], DATA.date(), OPEN.size(), HARMLESS.size());
        assertThat(ASKED[0]).isGreaterThan(5_000);
        assertThat(unjudged(OPEN)).isEmpty();
    }

    /** A line that excuses nothing any more goes. */
    @Test
    void everyHarmlessOneIsOpen() {
        assertThat(HARMLESS.stream()
                        .flatMap(line -> line.each().stream())
                        .filter(line -> OPEN.stream().noneMatch(line::covers)))
                .isEmpty();
        assertThat(HARMLESS).allMatch(line -> line.reason().length() > 10);
        assertThat(HARMLESS).hasSizeLessThan(120);
    }

    /** Data that was renewed by npm and not by {@code node policy/actions.mjs} would be judged by nobody. */
    @Test
    void theDigestIsThatOfTheInstalledData() {
        assertThat(node("--print")).isEqualTo(Matrix.text("siblings/actions.txt"));
    }

    @Test
    void aNewActionWithoutResourceFailsUntilItIsJudged() {
        AwsActions renewed = with("logs:RedirectEverything", "*");
        assertThat(unjudged(SIBLINGS.open(renewed, new int[1])))
                .extracting(Siblings.Open::action)
                .containsOnly("logs:RedirectEverything");
    }

    /** On what is protected as a closed set a new action needs nobody's doing. */
    @Test
    void aNewActionOnWhatIsClosedIsDeniedByItself() {
        for (List<String> made : List.of(
                List.of("s3:MeltObject", "object"),
                List.of("dynamodb:ForgetTable", "table"),
                List.of("cognito-idp:EmptyUserPool", "userpool"),
                List.of("backup:ShredRecoveryPoint", "recoveryPoint"),
                List.of("lambda:RewriteFunction", "function"),
                List.of("cloudwatch:SilenceAlarm", "alarm"),
                List.of("sns:DeafenTopic", "topic"),
                List.of("iam:RewriteRole", "role"))) {
            AwsActions renewed = with(made.get(0), made.get(1));
            assertThat(unjudged(SIBLINGS.open(renewed, new int[1])))
                    .as(made.get(0))
                    .isEmpty();
        }
    }

    /** Actions that AWS added from December 2025 to September 2026, of which a list of names would have known nothing. */
    @Test
    void theDifferenceOfTwoYearsNamesTheSiblings() {
        String folder = "test/src/test/resources/jp/mymovie/policy/siblings/";
        List<String> different = node("--difference", folder + "actions-2025-12-06.txt", folder + "actions.txt")
                .lines()
                .toList();

        assertThat(different)
                .contains(
                        "new cloudwatch:PutAlarmMuteRule Write alarm,alarm-mute-rule",
                        "new s3:UpdateObjectEncryption Write accesspointobject,object")
                .hasSizeGreaterThan(100);

        Set<String> added = new HashSet<>();
        different.stream().filter(line -> line.startsWith("new ")).forEach(line -> added.add(line.split(" ")[1]));
        assertThat(OPEN.stream().filter(open -> added.contains(open.action()))).allMatch(SiblingsTest::isHarmless);
    }

    private static Set<Siblings.Open> unjudged(Set<Siblings.Open> open) {
        Set<Siblings.Open> unjudged = new LinkedHashSet<>(open);
        unjudged.removeIf(SiblingsTest::isHarmless);
        return unjudged;
    }

    private static boolean isHarmless(Siblings.Open open) {
        return HARMLESS.stream().anyMatch(line -> line.covers(open));
    }

    /** Actions that the data has more when it is renewed. */
    private static AwsActions with(String action, String type) {
        return new AwsActions(
                DATA.date(), List.of(new AwsActions.Action(action, type.equals("*") ? List.of() : List.of(type))));
    }

    private static String node(String... arguments) {
        Path program = Project.file("policy/actions.mjs");
        Project.Outcome outcome = Project.run(Stream.concat(Stream.of("node", program.toString()), Stream.of(arguments))
                .toList());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }
}
