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
        "'', 'unknown command '''': known are doctor, link, probe-token, repair, status, switch, users and verify'",
        "destroy, 'unknown command ''destroy'': known are doctor, link, probe-token, repair, status, switch, users and verify'",
        "status --loud, unknown argument '--loud'",
        "switch, 'the action must be one of [status, plan, cut, restore, drill], got '''''",
        "switch cut --loud, unknown argument '--loud'",
        "doctor --loud, unknown argument '--loud'",
        "probe-token, '''--account'' must be the account of a stage, such as prod, got none'",
        "repair, '''--table'' must be the name of the table, got none'",
        "repair --table, '''--table'' needs a value'",
        "repair --table T --force, unknown argument '--force'",
        "link --handle hanako, '''--table'' must be the name of the table, got none'",
        "link --table T, 'one of ''--handle'', ''--file'' and ''--list'' must be given, got none'",
        "link --table T --list --file F, 'one of ''--handle'', ''--file'' and ''--list'' must be given, got ''--file'' and ''--list'''",
        "link --table T --handle hanako, '''--issuer'' must be the iss of the identity''s tokens, got none'",
        "verify, '''--profile-management'' must be the profile of the organization''s management account, got none'",
        "link --table T --file none.csv, '''--file'' must be a file that can be read, got ''none.csv'''",
    })
    void refusesWhatItDoesNotKnowInOneLineAndAUsage(String line, String words) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertThat(new Operator(stream, stream).run(line.isEmpty() ? List.of() : List.of(line.split(" "))))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8).lines().findFirst()).contains("mymovie: " + words);
        String name = line.split(" ", 2)[0];
        assertThat(err.toString(StandardCharsets.UTF_8).contains("usage: ./mymovie " + name))
                .isEqualTo(List.of("doctor", "link", "probe-token", "repair", "status", "switch", "verify")
                        .contains(name));
    }
}
