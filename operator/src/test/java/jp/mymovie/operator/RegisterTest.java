package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.operator.Assumption.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterTest {
    private static final Path DOCS = Path.of(System.getProperty("mymovie.root"), "docs");

    private final Register register = Register.read();

    static List<Assumption> rows() {
        return Register.read().rows();
    }

    @Test
    void hasWhatTheFirstDayRestsOn() {
        assertThat(register.rows().size()).isGreaterThanOrEqualTo(25);
        assertThat(register.rows()).extracting(Assumption::id).doesNotHaveDuplicates();
        assertThat(register.rows().stream()
                        .filter(row -> !row.later())
                        .mapToInt(Assumption::minutes)
                        .sum())
                .isBetween(30, 75);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowIsWhole(Assumption row) {
        for (String text : List.of("assumes", "assumes.ja", "used", "source", "risk", "risk.ja")) {
            assertThat(row.texts()).as(row.id()).containsKey(text);
        }
        assertThat(row.texts().get("source")).startsWith("https://");
        assertThat(row.profile()).isIn("management", "log-archive", "monitoring", "stg");
        assertThat(row.makes().isEmpty() || !row.undoes().isEmpty())
                .as("%s undoes what it makes", row.id())
                .isTrue();
        assertThat(row.texts().containsKey("undoes.ja"))
                .as(row.id())
                .isEqualTo(!row.undoes().isEmpty());
        assertThat(row.minutes()).as(row.id()).isGreaterThanOrEqualTo(row.patience());
        assertThat(register.price(row)).isNotNegative();
        Pattern.compile(row.expect().replaceAll("[<>]", ""));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachNameIsKnownOrKept(Assumption row) {
        Names names = new Names(Stream.of(
                        "organization id",
                        "management id",
                        "log archive id",
                        "monitoring id",
                        "stg id",
                        "home region",
                        "system",
                        "domain",
                        "random",
                        "today",
                        "yesterday",
                        "day")
                .collect(Collectors.toMap(Function.identity(), Function.identity())));

        assertThat(row.isKnown(names)).isTrue();
        assertThat(names.pattern(row.expect())).doesNotContain("<stg", "<today");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothingButWhatIsUndoneIsMade(Assumption row) {
        List<String> verbs = row.makes().isEmpty() && row.undoes().isEmpty()
                ? List.of(
                        "describe",
                        "get",
                        "list",
                        "simulate",
                        "validate",
                        "lookup",
                        "assume",
                        "start-query",
                        "enable-snapshot",
                        "invoke")
                : List.of("create", "describe", "transact", "wait");
        if (row.run().isAws()) {
            assertThat(verbs)
                    .as(row.id())
                    .anyMatch(verb -> row.run().words().get(2).startsWith(verb));
        }
    }

    @Test
    void triesTheActionsOfThePerimeter() throws IOException {
        String source = Files.readString(DOCS.resolveSibling(
                "constructs/src/main/java/jp/mymovie/constructs/organization/guardrail/PerimeterServices.java"));
        String actions = String.join(
                ",",
                Pattern.compile("\"[a-z0-9-]+:[A-Za-z*]+\"")
                        .matcher(source)
                        .results()
                        .map(found -> found.group())
                        .toList());

        assertThat(actions).isNotEmpty();
        assertThat(rows().stream()
                        .filter(row -> row.id().equals("rcp-actions"))
                        .findFirst()
                        .orElseThrow()
                        .run()
                        .text())
                .contains("[" + actions + "]");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageIsMadeFromTheRegister(Language language) throws IOException {
        Results results = Results.read(DOCS.resolve("assumptions.csv"));
        if (Boolean.getBoolean("snapshot.update")) {
            AssumptionsPage.write(register, results, DOCS);
        }
        String page = language == Language.ENGLISH ? "assumptions.md" : "assumptions.ja.md";

        assertThat(Files.readString(DOCS.resolve(page)))
                .as("write it again with -Dsnapshot.update=true")
                .isEqualTo(new AssumptionsPage(register, results, language).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[a]~profile: stg~minutes: 1 | [a] must have a 'run', got none",
                "[a]~colour: red | 'colour' of [a] is no field of the register",
                "[a]~run: rm -rf x | a command must be aws or curl, got 'rm -rf x'",
                "[a]~run: aws x~expect: y | [a] must have a 'profile', got none",
            })
    void refusesARowThatIsNotWhole(String rows, String words) {
        assertThatThrownBy(() -> Register.parse(rows.replace('~', '\n'), "")).hasMessageContaining(words);
    }

    @Test
    void readsWordsAsAShellDoes() {
        Step step = Step.parse("aws a '{\"b\": \"c d\"}' \"[?x=='y']\" --id <log archive id>-x -> name");

        assertThat(step.words())
                .containsExactly("aws", "a", "{\"b\": \"c d\"}", "[?x=='y']", "--id", "<log archive id>-x");
        assertThat(step.keeps()).isEqualTo("name");
    }
}
