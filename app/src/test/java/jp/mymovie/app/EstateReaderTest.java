package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the committed settings with one thing changed. */
class EstateReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private JsonNode settings = JSON.createObjectNode();

    @BeforeEach
    void startFromTheCommittedSettings() throws IOException {
        settings = JSON.readTree(Files.readString(MyMovieApp.root().resolve("cdk.json")));
    }

    @Test
    void readsTheCommittedSettings() throws IOException {
        Estate estate = read();

        assertThat(estate.domain()).isEqualTo("mymovie.jp");
        assertThat(estate.stg().domain()).isEqualTo("stg.mymovie.jp");
        assertThat(estate.accounts())
                .extracting(Estate.Account::name)
                .containsExactly("Management", "LogArchive", "Monitoring", "Stg", "Prod");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /estate/system              | 'My'                  | 'estate.system' must be 3 to 12 lower-case letters, got "My"
            /estate/owner               | ''                    | 'estate.owner' must be 1 to 64 characters, got ""
            /estate/domain              | 'mymovie'             | 'estate.domain' must be a domain name, got "mymovie"
            /estate/homeRegion          | 'tokyo'               | 'estate.homeRegion' must be an AWS region such as ap-northeast-1, got "tokyo"
            /estate/homeRegion          | 'xx-nowhere-1'        | 'estate.homeRegion' must be an AWS region such as ap-northeast-1, got "xx-nowhere-1"
            /estate/qualifier           | 'Bad-One'             | 'estate.qualifier' must be 1 to 10 lower-case letters or digits, got "Bad-One"
            /estate/contact/phone       | 'call me'             | 'estate.contact.phone' must be a number such as +81-3-0000-0000, got "call me"
            /estate/repository          | 'mymovie'             | 'estate.repository' must be owner/name on GitHub, got "mymovie"
            /estate/budget/monthlyUsd   | 0                     | 'estate.budget.monthlyUsd' must be a number from 0.01 to 1000000, got 0
            /estate/budget/cutPercent   | 20                    | 'estate.budget.cutPercent' must be a number from 50 to 1000, got 20
            /estate/budget/alertPercents/1 | 101                | 'estate.budget.alertPercents[1]' must be a number from 1 to 100, got 101
            /estate/alarmEmails/0       | 'nobody'              | 'estate.alarmEmails[0]' must be an e-mail address, got "nobody"
            /estate/alarmEmails         | 'a@example.com'       | 'estate.alarmEmails' must be a list of at least one value, got "a@example.com"
            /estate/accounts/stg/email  | 'aws@mymovie.jp'      | 'estate.accounts.stg.email' must be unique in all of AWS: give each account its own, for example with a +suffix, got "aws@mymovie.jp"
            /estate/logs/firstDay       | '2026/11/01'          | 'estate.logs.firstDay' must be a day such as 2026-11-01, got "2026/11/01"
            /estate/logs/services       | 'tickets'             | 'estate.logs.services' must be a list of at least one value, got "tickets"
            /estate/logs/accounts       | {"dev":"9"}           | 'estate.logs.accounts.dev' must be the 12 digits of an account, got "9"
            /estate/logs/accounts       | {"dev":"000000000005"} | 'estate.logs.accounts.dev' must be an account that has no other part in the estate, got "000000000005"
            /estate/logs/accounts       | {"prod":"000000000009"} | 'estate.logs.accounts.prod' must be named by lower-case letters and digits, and other than stg and prod, got "000000000009"
            /estate/accounts/stg/originKey | 1                  | 'estate.accounts.stg.originKey' must be a number from 2 to 9999, got 1
            """, quoteCharacter = '\0')
    void saysWhereAValueIsWrongWhatItIsAndWhatItShouldBe(String pointer, String value, String message)
            throws IOException {
        set(pointer, value.replace('\'', '"'));

        assertThatThrownBy(this::read).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "/estate/domain,estate.domain",
        "/estate/accounts/prod,estate.accounts.prod",
        "/estate/budget,estate.budget"
    })
    void saysWhatIsMissing(String pointer, String path) throws IOException {
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) settings.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

        assertThatThrownBy(this::read).hasMessage("'%s' is missing: add it to cdk.json", path);
    }

    @Test
    void refusesALongAddress() throws IOException {
        String longest = "x".repeat(64) + "@example.com";
        set("/estate/accounts/prod/email", '"' + longest + '"');

        assertThatThrownBy(this::read)
                .hasMessage(
                        "'estate.accounts.prod.email' must be at most 64 characters, the limit of an account's address, got \"%s\"",
                        longest);
    }

    @Test
    void refusesASettingThatNobodyReads() throws IOException {
        set("/estate/budget/yearlyUsd", "1");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "'estate.budget.yearlyUsd' is not a setting; known here: [monthlyUsd, alertPercents, cutPercent]");
    }

    @Test
    void refusesWhatIsNoJson() throws IOException {
        Path file = Files.writeString(directory.resolve("cdk.json"), "{");

        assertThatThrownBy(() -> Estate.read(file)).hasMessageStartingWith("'%s' must be JSON: ", file);
    }

    @Test
    void takesRecordedValuesInPlaceOfSamples() throws IOException {
        set("/estate/recorded/organizationId", "\"o-a1b2c3d4e5\"");

        Estate estate = read();
        assertThat(estate.value(Crossing.ORGANIZATION_ID)).isEqualTo("o-a1b2c3d4e5");
        assertThat(estate.knows(Crossing.ORGANIZATION_ID)).isTrue();
        assertThat(estate.knows(Crossing.STG_DISTRIBUTION_DOMAIN)).isFalse();
        assertThat(estate.knows(Crossing.LAKE_BUCKET)).isTrue();
    }

    @Test
    void refusesARecordedValueThatHasNotTheFormAwsGivesIt() throws IOException {
        set("/estate/recorded/organizationId", "\"mine\"");

        assertThatThrownBy(this::read)
                .hasMessage("'estate.recorded.organizationId' must be of the form o-[a-z0-9]{10,32}; "
                        + "output OrganizationId of the stack, got \"mine\"");
    }

    @Test
    void refusesARecordedValueThatNobodyUses() throws IOException {
        set("/estate/recorded/organisationId", "\"o-a1b2c3d4e5\"");

        assertThatThrownBy(this::read)
                .hasMessageStartingWith("'estate.recorded.organisationId' is not a recorded value; known: [");
    }

    @Test
    void refusesAnAccountIdOfElevenDigits() throws IOException {
        ((ObjectNode) settings.at("/estate/recorded")).putObject("accountIds").put("stg", "11111111111");

        assertThatThrownBy(this::read)
                .hasMessage("'estate.recorded.accountIds.stg' must be of the form \\d{12}; output StgId of the stack, "
                        + "got \"11111111111\"");
    }

    @Test
    void refusesTwoAccountsWithOneId() throws IOException {
        ((ObjectNode) settings.at("/estate/recorded"))
                .putObject("accountIds")
                .put("stg", "111111111111")
                .put("prod", "111111111111");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "'estate.recorded.accountIds.prod' must differ from the other accounts' ids, got 111111111111");
    }

    @Test
    void namesEachMissingRecordedValueWithItsMakerAndTheRemedy() throws IOException {
        set("/estate/recorded/organizationId", "\"o-a1b2c3d4e5\"");

        assertThat(MissingValues.of(read()).lines())
                .hasSize(Crossing.recorded().size())
                .contains("  estate.recorded.sinkArn, made by Monitoring/Sink: output SinkArn of the stack")
                .noneMatch(line -> line.contains("organizationId"));
    }

    @Test
    void aSinkSampleIsOfTheHomeRegion() throws IOException {
        set("/estate/homeRegion", "\"eu-west-1\"");

        assertThat(read().value(Crossing.SINK_ARN)).startsWith("arn:aws:oam:eu-west-1:");
    }

    private void set(String pointer, String json) throws IOException {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = settings.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1);
        if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
            array.set(Integer.parseInt(key), JSON.readTree(json));
        } else {
            ((ObjectNode) parent).set(key, JSON.readTree(json));
        }
    }

    private Estate read() throws IOException {
        return Estate.read(Files.writeString(directory.resolve("cdk.json"), JSON.writeValueAsString(settings)));
    }
}
