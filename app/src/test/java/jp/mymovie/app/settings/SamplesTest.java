package jp.mymovie.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of one's own with one thing put back as the sample has it. */
class SamplesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private ObjectNode settings = JSON.createObjectNode();

    @BeforeEach
    void startFromOwnSettings() throws IOException {
        settings = (ObjectNode) JSON.readTree(SampleSettings.owned());
    }

    @Test
    void ownSettingsAreNoSamplesAndTakeRecordedValues() throws IOException {
        assertThat(Samples.of(read()).values()).isEmpty();
        assertThat(Samples.of(read()).summary()).isEmpty();

        record();

        assertThat(read().recorded()).containsKey("organizationId");
    }

    @Test
    void namesEverySampleOfTheCommittedSettingsWithItsRemedy() {
        Samples samples = Samples.of(Estate.read(SampleSettings.file()));

        assertThat(samples.values())
                .extracting(Samples.Sample::path)
                .containsExactly(
                        "estate.domain",
                        "estate.repository",
                        "estate.services[0].stages[0].host",
                        "estate.services[0].stages[1].host",
                        "estate.alarmEmails[0]",
                        "estate.contact.email",
                        "estate.accounts.management.email",
                        "estate.accounts.logArchive.email",
                        "estate.accounts.monitoring.email",
                        "estate.accounts.stg.email",
                        "estate.accounts.prod.email",
                        "estate.contact.phone");
        assertThat(samples.summary())
                .isEqualTo("mymovie: 12 settings in cdk.json are samples or take no mail yet, refused once anything is "
                        + "recorded: ./mymovie missing lists them");
        assertThat(samples.values().getFirst())
                .hasToString("'estate.domain' must be a domain that you own, got mymovie.example");
    }

    @Test
    void refusesAllSamplesInOneErrorOnceAValueIsRecorded() throws IOException {
        settings = (ObjectNode) JSON.readTree(Files.readString(SampleSettings.file()));
        record();

        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "12 settings in cdk.json must be your own as soon as a value is recorded or an account exists:\n"
                                + "  'estate.domain' must be a domain that you own, got mymovie.example\n")
                .hasMessageEndingWith(
                        "\n  'estate.contact.phone' must be a number that somebody answers, got +81-3-0000-0000");
    }

    @Test
    void refusesThemWhereAnAccountExists() throws IOException {
        settings = (ObjectNode) JSON.readTree(Files.readString(SampleSettings.file()));
        set("/accounts/stg", "{\"role\":\"workload\",\"existing\":\"123456789012\"}");

        assertThatThrownBy(this::read).hasMessageStartingWith("11 settings in cdk.json must be your own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/alarmEmails/0 | \"me@films.test\" | 'estate.alarmEmails[0]' must be an address whose mail you read, got me@films.test",
                "/alarmEmails/0 | \"me@EXAMPLE.com\" | 'estate.alarmEmails[0]' must be an address whose mail you read, got me@EXAMPLE.com",
                "/contact/email | \"me@a.example.org\" | 'estate.contact.email' must be an address whose mail you read, got me@a.example.org",
                "/accounts/prod/email | \"me@localhost.localhost\" | 'estate.accounts.prod.email' must be an address whose mail you read, got me@localhost.localhost",
                "/mail/mx/0 | \"10 mx.mail.invalid\" | 'estate.mail.mx[0]' must be a server that takes your mail, got 10 mx.mail.invalid",
                "/contact/phone | \"+81 3 0000 0000\" | 'estate.contact.phone' must be a number that somebody answers, got +81 3 0000 0000",
                "/repository | \"example_owner/mymovie-estate\" | 'estate.repository' must be a repository of yours that deploys service 'movies', owner/name, got example_owner/mymovie-estate",
                "/alarmEmails/0 | \"me@mail.films-estate.dev\" | 'estate.alarmEmails[0]' must be an address at 'films-estate.dev' or elsewhere, since its zone has no mail records below it, got me@mail.films-estate.dev"
            })
    void refusesEachOfThemAlone(String pointer, String value, String message) throws IOException {
        set(pointer, value);
        record();

        assertThatThrownBy(this::read)
                .hasMessage(
                        "1 settings in cdk.json must be your own as soon as a value is recorded or an account exists:\n  "
                                + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"me@myexample.com\"",
                "\"me@example.company.dev\"",
                "\"me@test.dev\"",
                "\"me@not-films-estate.dev\""
            })
    void takesNamesThatAreNearReservedOnes(String address) throws IOException {
        set("/alarmEmails/0", address);
        record();

        assertThat(read().alarmEmails()).hasSize(1);
    }

    /** Alarms and passwords of root users would go nowhere once the name servers are the zone's. */
    @Test
    void refusesAddressesInAZoneThatTakesNoMail() throws IOException {
        set("/mail", "{}");
        set("/alarmEmails/0", "\"me@films-mail.dev\"");
        record();

        assertThatThrownBy(this::read)
                .hasMessageStartingWith("6 settings in cdk.json must be your own")
                .hasMessageContaining(
                        "'estate.contact.email' must be outside 'films-estate.dev' as long as its zone has no mail "
                                + "server: set 'estate.mail.mx', or another address, got operations@films-estate.dev");
    }

    private void record() {
        settings.withObject("/estate/recorded").put("organizationId", "o-a1b2c3d4e5");
    }

    private void set(String pointer, String json) throws IOException {
        int slash = pointer.lastIndexOf('/');
        String key = pointer.substring(slash + 1);
        switch (settings.at("/estate" + pointer.substring(0, slash))) {
            case ArrayNode array -> array.set(Integer.parseInt(key), JSON.readTree(json));
            case ObjectNode object -> object.set(key, JSON.readTree(json));
            default -> throw new AssertionError("nothing at " + pointer);
        }
    }

    private Estate read() throws IOException {
        return Estate.read(Files.writeString(directory.resolve("cdk.json"), JSON.writeValueAsString(settings)));
    }
}
