package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
    @ParameterizedTest
    @CsvSource({
        "'', unknown command '': known is repair",
        "destroy, unknown command 'destroy': known is repair",
        "repair, '''--table'' must be the name of the table, got none'",
        "repair --table, '''--table'' needs a value'",
        "repair --table T --force, unknown argument '--force'",
    })
    void refusesWhatItDoesNotKnowInOneLineAndAUsage(String line, String words) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertThat(new Operator(stream, stream).run(line.isEmpty() ? List.of() : List.of(line.split(" "))))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8).lines().findFirst()).contains("mymovie: " + words);
        assertThat(err.toString(StandardCharsets.UTF_8).contains("usage: ./mymovie repair --table NAME"))
                .isEqualTo(line.startsWith("repair"));
    }
}
