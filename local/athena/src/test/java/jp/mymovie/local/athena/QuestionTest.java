package jp.mymovie.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final NamedQuery QUERY = new NamedQuery(
            "one-thing", "One.", "SELECT 1 WHERE ? = ? AND ? = '1'", List.of("first_day", "last_day", "user_id"));

    @Test
    void listsSavedQueriesWhenNoneIsNamed() {
        assertThat(Question.parse("--saved").saved()).isEqualTo("list");
        assertThat(Question.parse("--saved", "list", "--json").saved()).isEqualTo("list");
        assertThat(Question.parse("--saved", "--csv").output()).isEqualTo(Output.CSV);
    }

    @Test
    void takesOneDayForBothEnds() {
        Question question = Question.parse("--saved", "one-thing", "--day", "2026/11/23", "--user-id", "花子");

        assertThat(QUERY.values(question.options()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("first_day", "2026/11/23", "last_day", "2026/11/23", "user_id", "花子"));
    }

    @Test
    void printsTheStatementWithItsValuesInPlace() {
        Map<String, String> values =
                QUERY.values(Question.parse("--saved", "one-thing", "--from", "a", "--to", "b", "--user-id", "o'?")
                        .options());

        assertThat(QUERY.print(values)).isEqualTo("SELECT 1 WHERE 'a' = 'b' AND 'o''?' = '1'");
        assertThat(QUERY.execute(values))
                .isEqualTo("EXECUTE IMMEDIATE 'SELECT 1 WHERE ? = ? AND ? = ''1''' USING 'a', 'b', 'o''?'");
    }

    @Test
    void saysWhichParameterIsMissing() {
        assertThatThrownBy(() -> QUERY.execute(Map.of("first_day", "a")))
                .hasMessage("'one-thing' wants --to DAY and --user-id VALUE");
        assertThatThrownBy(() -> QUERY.execute(Map.of("user_id", "a")))
                .hasMessage("'one-thing' wants --from DAY and --to DAY; --day DAY is both days");
    }

    @Test
    void saysWhichParametersThereAreWhenOneIsNone() {
        assertThatThrownBy(() -> QUERY.execute(Map.of("first_day", "a", "last_day", "b", "user_id", "c", "usr", "d")))
                .hasMessage("'one-thing' takes --from DAY --to DAY --user-id VALUE, got --usr VALUE");
    }

    @Test
    void namesTheSavedQueriesWhenOneIsNone() {
        assertThatThrownBy(() -> NamedQuery.find(List.of(QUERY), "two"))
                .hasMessage("'--saved' must be the name of a saved query, got 'two'; known: one-thing");
    }

    @Test
    void refusesWhatIsNeitherAStatementNorAnOption() {
        assertThatThrownBy(() -> Question.parse()).hasMessageContaining("one SQL statement in quotes, or --saved NAME");
        assertThatThrownBy(() -> Question.parse("--day", "x", "SELECT 1"))
                .hasMessageContaining("unknown option '--day'");
        assertThatThrownBy(() -> Question.parse("--saved", "x", "SELECT 1")).hasMessageContaining("got 'SELECT 1'");
        assertThatThrownBy(() -> Question.parse("--saved", "x", "--day")).hasMessageContaining("'--day' needs a value");
    }
}
