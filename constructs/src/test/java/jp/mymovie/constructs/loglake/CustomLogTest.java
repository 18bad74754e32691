package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomLogTest {
    private static LogKind kind(CustomLog log) {
        return log.kind(List.of("222222222222"), List.of("films"), LocalDate.of(2026, 11, 1));
    }

    @Test
    void readsTheFieldsOfAJsonObjectUnderNamesThatAthenaCanSpell() {
        LogKind audit = kind(CustomLog.json("audit", "Who changed which film", "at", "filmId"));

        assertThat(audit.columns().stream().map(LogColumn::name)).containsExactly("at", "film_id");
        assertThat(audit.location()).isEqualTo("audit/${account}/${service}/${day}/");
        assertThat(audit.serde().parameters()).containsEntry("mapping.film_id", "filmId");
    }

    @Test
    void readsTheLegacyLogOfCloudFront() {
        Serde serde = kind(CustomLog.tabs("cloudfront_legacy", "What viewers asked for", 2, "date", "time"))
                .serde();

        assertThat(serde.library()).isEqualTo("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe");
        assertThat(serde.parameters()).containsEntry("field.delim", "\t");
        assertThat(serde.tableParameters()).containsEntry("skip.header.line.count", "2");
    }

    @Test
    void takesLinesApartByARegularExpression() {
        assertThat(kind(CustomLog.regex("door", "Who came in", "(\\S+) (.*)", "at", "who"))
                        .serde()
                        .parameters())
                .isEqualTo(Map.of("input.regex", "(\\S+) (.*)"));
        assertThatThrownBy(() -> CustomLog.regex("door", "Who came in", "(\\S+) .*", "at", "who"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'pattern' must have a group for each of 2 fields, got 1 in '(\\S+) .*'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Audit", "", "9lives", "a-b", "a/b", "cloudfront", "errors", "s3access", "audit_day"})
    void refusesANameThatIsNoFolderAndTableOfItsOwn(String name) {
        assertThatThrownBy(() -> CustomLog.json(name, "Whatever", "at"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("[apigateway, cloudfront, cloudtrail, errors, lambda, s3access], got '%s'", name);
    }

    @Test
    void wantsAField() {
        assertThatThrownBy(() -> CustomLog.json("audit", "Whatever"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'fields' must name at least one field, got []");
    }
}
