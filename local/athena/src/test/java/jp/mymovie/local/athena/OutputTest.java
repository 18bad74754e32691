package jp.mymovie.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final List<String> COLUMNS = List.of("title", "n");
    private static final List<List<@Nullable Object>> ROWS =
            List.of(new ArrayList<>(Arrays.asList("千と千尋", 12L)), new ArrayList<>(Arrays.asList("a \"b\", c", null)));

    @Test
    void alignsATableAlsoWithWideCharacters() {
        assertThat(Output.TABLE.print(COLUMNS, ROWS)).isEqualTo("""
                title     n
                --------  ----
                千と千尋    12
                a "b", c  null
                (2 rows)
                """);
    }

    @Test
    void quotesInCsvWhatNeedsIt() {
        assertThat(Output.CSV.print(COLUMNS, ROWS)).isEqualTo("title,n\n千と千尋,12\n\"a \"\"b\"\", c\",\n");
    }

    @Test
    void keepsNumbersAndNullsInJson() {
        assertThat(Output.JSON.print(COLUMNS, ROWS).replaceAll("\\s", ""))
                .isEqualTo("[{\"title\":\"千と千尋\",\"n\":12},{\"title\":\"a\\\"b\\\",c\",\"n\":null}]");
    }
}
