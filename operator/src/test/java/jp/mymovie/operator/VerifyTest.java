package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTest {
    private static final String ROWS = """
            [looks]
            assumes: A
            profile: management
            minutes: 1
            price: request 2
            run: aws look at '<management id>'
            expect: ^fine$

            [makes]
            assumes: B
            profile: management
            minutes: 2
            make: aws make one -> thing
            run: aws ask <thing>
            expect: yes
            undo: aws remove <thing>
            undoes: the thing

            [lists]
            assumes: C
            profile: management
            minutes: 1
            each: aws list -> word
            find: aws read <word> -> text ? 'x'
            run: aws try '<text>'
            expect: ok

            [of the member]
            assumes: D
            profile: stg
            minutes: 1
            run: aws member <stg id>
            expect: ok

            [takes days]
            assumes: E
            profile: management
            minutes: 1
            later: tomorrow
            run: aws tomorrow
            expect: ok
            """;
    private static final String FINE = """
            look*) echo fine ;;
            make*) echo t1 ;;
            ask*) echo yes ;;
            list*) echo a b ;;
            read*) echo "select $2 = ?" ;;
            try*) echo ok ;;
            tomorrow*) echo ok ;;
            """;

    @TempDir
    Path docs;

    @TempDir
    Path path;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Duration> slept = new ArrayList<>();
    private FakeAws aws;

    @BeforeEach
    void lay() throws IOException {
        aws = new FakeAws(path, FINE);
    }

    private Verify verify(Trial.Sleep sleep) {
        return new Verify(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Register.parse(ROWS, "request 0.25 2026-11-28 https://example.com"),
                docs,
                aws.programs(),
                sleep);
    }

    private int run(String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--profile-management", "boss", "--i-know-this-is-a-throw-away-organization", FakeAws.ORGANIZATION));
        arguments.addAll(List.of(more));
        return verify(slept::add).run(arguments);
    }

    private Results.Result seen(String id) {
        Results.Result result = Results.read(docs.resolve("assumptions.csv")).of(id);
        return Objects.requireNonNull(result, id);
    }

    @Test
    void writesDownWhatItSawWhereAllIsAsExpected() throws Exception {
        assertThat(run()).isZero();

        assertThat(aws.calls())
                .containsExactly(
                        "look at 111111111111",
                        "make one",
                        "ask t1",
                        "remove t1",
                        "list",
                        "read a",
                        "try select a = 'x'",
                        "read b",
                        "try select b = 'x'");
        assertThat(seen("looks").verdict()).isEqualTo("as expected");
        assertThat(seen("makes").seen()).isEqualTo("yes");
        assertThat(Files.readString(docs.resolve("assumptions.md"))).contains("| as expected, ");
        assertThat(Files.readString(docs.resolve("assumptions.ja.md"))).contains("| 期待どおり, ");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("of the member: not tried, it needs --profile-stg");
    }

    @Test
    void hidesTheIdsOfAccounts() throws Exception {
        aws.answer(FINE.replace("echo fine", "echo $3 of 333333333333 in o-abcdefghij"));

        run();

        assertThat(seen("looks").seen()).isEqualTo("<management id> of <account id> in <organization id>");
    }

    @Test
    void saysWhatIsDifferentAndGoesOn() throws Exception {
        aws.answer(FINE.replace("echo yes", "echo no"));

        assertThat(run()).isEqualTo(1);

        assertThat(seen("makes").verdict()).isEqualTo("different");
        assertThat(seen("makes").seen()).isEqualTo("no");
        assertThat(seen("lists").verdict()).isEqualTo("as expected");
        assertThat(aws.calls()).contains("remove t1");
    }

    @Test
    void namesTheWordOfAListThatIsDifferent() throws Exception {
        aws.answer("try*' b = '*) echo bad ;;\n" + FINE);

        assertThat(run()).isEqualTo(1);

        assertThat(seen("lists").seen()).isEqualTo("b: bad");
    }

    @Test
    void undoesWhereTheCommandFails() throws Exception {
        aws.answer(FINE.replace("echo yes", "echo denied >&2; exit 254"));

        assertThat(run()).isEqualTo(1);

        assertThat(seen("makes").seen()).isEqualTo("denied");
        assertThat(aws.calls()).contains("remove t1");
    }

    @Test
    void undoesNothingThatWasNotMade() throws Exception {
        aws.answer(FINE.replace("echo t1", "echo denied >&2; exit 254"));

        assertThat(run()).isEqualTo(1);

        assertThat(seen("makes").verdict()).isEqualTo("failed");
        assertThat(aws.calls()).noneMatch(call -> call.startsWith("remove"));
    }

    @Test
    void undoesLaterWhatCouldNotBeUndone() throws Exception {
        aws.answer("remove*) echo busy >&2; exit 1 ;;\n" + FINE);
        assertThat(run()).isEqualTo(1);
        assertThat(seen("makes").verdict()).isEqualTo("open");

        aws.answer(FINE);
        assertThat(run()).isZero();

        assertThat(aws.calls().stream().filter(call -> call.startsWith("remove")))
                .containsExactly("remove t1", "remove t1", "remove t1");
        assertThat(seen("makes").verdict()).isEqualTo("as expected");
    }

    @Test
    void takesForUndoneWhatIsGone() throws Exception {
        aws.answer("remove*) echo 'An error occurred (ResourceNotFoundException)' >&2; exit 1 ;;\n" + FINE);

        assertThat(run()).isZero();
    }

    @Test
    void undoesWhenInterruptedAndGoesOnWithTheNextRun() throws Exception {
        aws.answer(FINE.replace("echo yes", "touch asked; sleep 60"));
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            try {
                run();
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        });
        Thread operator = new Thread(interrupted);
        operator.start();
        while (!Files.exists(path.resolve("asked"))) {
            Thread.sleep(20);
        }
        operator.interrupt();

        assertThat(interrupted.get()).isTrue();
        assertThat(aws.calls()).endsWith("remove t1");
        assertThat(seen("makes").verdict()).isEqualTo("interrupted");

        aws.answer(FINE);
        assertThat(run()).isZero();
        assertThat(aws.calls().stream().filter(call -> call.startsWith("look"))).hasSize(1);
    }

    @Test
    void undoesFirstWhatAKilledRunHasLeft() throws Exception {
        Results.read(docs.resolve("assumptions.csv"))
                .put("makes", "2026-11-28", "open", "aws\u001fremove\u001fold one");

        assertThat(run()).isZero();

        assertThat(aws.calls()).startsWith("remove old one");
    }

    @Test
    void triesAgainOnlyWhatIsAsked() throws Exception {
        run();
        assertThat(run("--only", "takes days")).isZero();
        assertThat(aws.calls()).endsWith("tomorrow");

        run("--again");
        assertThat(aws.calls().stream().filter(call -> call.startsWith("look"))).hasSize(2);
    }

    @Test
    void repeatsACommandUntilItsTimeIsOver() throws Exception {
        Register register = Register.parse(ROWS.replace("expect: ^fine$", "wait: 1\npause: 7\nexpect: never"), "");
        Assumption row = register.rows().getFirst();
        Names names = new Names(Map.of("management id", "1", "home region", "r"));

        new Trial(row, "p", names, Results.read(docs.resolve("assumptions.csv")), aws.programs(), slept::add).run();

        assertThat(aws.calls()).hasSize(5);
        assertThat(slept.stream().mapToLong(Duration::toSeconds).sum()).isEqualTo(7 + 60);
    }

    @ParameterizedTest
    @CsvSource({
        "boss, o-zzzzzzzzzz, must be the organization of profile 'boss'",
        "stranger, o-abcdefghij, must be the organization of profile 'stranger'",
        "boss, 111111111111, 'must be the id of an organization, o-…, got'",
        "member, o-abcdefghij, must be a profile of account management",
    })
    void refusesAnOrganizationThatWasNotNamed(String profile, String organization, String words) throws IOException {
        assertThatThrownBy(() -> verify(slept::add)
                        .run(List.of(
                                "--profile-management",
                                profile,
                                "--i-know-this-is-a-throw-away-organization",
                                organization)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
        if (Files.exists(path.resolve("calls"))) {
            assertThat(aws.calls()).isEmpty();
        }
    }

    @Test
    void refusesAMemberOfAnotherOrganization() {
        assertThatThrownBy(() -> run("--profile-stg", "stranger")).hasMessageContaining("profile 'stranger'");
        assertThatThrownBy(() -> run("--profile-stg", "boss"))
                .hasMessageContaining("'--profile-stg' must be a profile of");
    }

    @Test
    void plansWithoutAskingAnybody() throws Exception {
        assertThat(verify(slept::add).run(List.of("--plan"))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("  1        1  0.500000  looks: nothing, it only looks")
                .contains("  2        2  0.000000  makes: the thing")
                .contains("in all 5 minutes and 0.500000 US$")
                .contains("  takes days: tomorrow");
        assertThat(path.resolve("calls")).doesNotExist();
    }
}
