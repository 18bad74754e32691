package jp.mymovie.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.mymovie.constructs.cost.SwitchLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads sample settings with one thing changed. */
class EstateReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private JsonNode settings = JSON.createObjectNode();

    @BeforeEach
    void startFromTheSample() throws IOException {
        settings = JSON.readTree(Files.readString(SampleSettings.file()));
        ((ObjectNode) settings.at("/estate")).putObject("mail");
    }

    /** Values are recorded in settings of one's own alone. */
    private void startFromOwnSettings() throws IOException {
        settings = JSON.readTree(SampleSettings.owned());
    }

    @Test
    void takesTheCommittedSettings() {
        assertThat(Estate.read(Checkout.root().resolve("cdk.json")).accounts()).hasSizeGreaterThan(2);
    }

    @Test
    void readsAccountsAndStages() throws IOException {
        Estate estate = read();

        assertThat(estate.domain()).isEqualTo("mymovie.example");
        assertThat(estate.stages())
                .extracting(Estate.Stage::host)
                .containsExactly("stg.mymovie.example", "mymovie.example");
        assertThat(estate.stages()).extracting(Estate.Stage::isProduction).containsExactly(false, true);
        assertThat(estate.accounts())
                .extracting(Estate.Account::name)
                .containsExactly("Management", "LogArchive", "Monitoring", "Stg", "Prod");
    }

    @Test
    void derivesTheBrakesOfAStageFromTheMonthsBudget() throws IOException {
        Estate estate = read();

        assertThat(estate.budget().hourlyUsd())
                .as("a day below it is below the month's budget")
                .isEqualTo(1);
        assertThat(estate.budget().anomalyMonitor()).isNull();
        assertThat(estate.stages()).extracting(Estate.Stage::monthlyUsd).containsExactly(10.0, 30.0);
        assertThat(estate.services().get(0).levels())
                .containsExactly(
                        SwitchLevel.DNS,
                        SwitchLevel.DISTRIBUTION,
                        SwitchLevel.THROTTLE,
                        SwitchLevel.FUNCTIONS,
                        SwitchLevel.EVENTS,
                        SwitchLevel.SIGN_UPS);
    }

    @Test
    void readsTheBrakesThatAreSet() throws IOException {
        set("/estate/budget/hourlyUsd", "2.5");
        set(
                "/estate/budget/anomalyMonitor",
                "\"arn:aws:ce::000000000001:anomalymonitor/00000000-0000-0000-0000-000000000000\"");
        set("/estate/services/0/levels", "[\"sign-ups\", \"dns\", \"dns\"]");
        set("/estate/services/0/stages/0/monthlyUsd", "4");
        Estate estate = read();

        assertThat(estate.budget().hourlyUsd()).isEqualTo(2.5);
        assertThat(estate.budget().anomalyMonitor()).endsWith("anomalymonitor/00000000-0000-0000-0000-000000000000");
        assertThat(estate.services().get(0).levels()).containsExactly(SwitchLevel.DNS, SwitchLevel.SIGN_UPS);
        assertThat(estate.stages()).extracting(Estate.Stage::monthlyUsd).containsExactly(4.0, 30.0);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /estate/system              | 'My'                  | 'estate.system' must be 3 to 12 lower-case letters, got "My"
            /estate/owner               | ''                    | 'estate.owner' must be 1 to 64 characters, got ""
            /estate/domain              | 'mymovie'             | 'estate.domain' must be a domain name of at most 60 characters, got "mymovie"
            /estate/domain              | 'a-name-of-sixty-one-characters-which-is-one-too-many-for-it.jp' | 'estate.domain' must be a domain name of at most 60 characters, got "a-name-of-sixty-one-characters-which-is-one-too-many-for-it.jp"
            /estate/system              | 'mymoviesystem'       | 'estate.system' must be 3 to 12 lower-case letters, got "mymoviesystem"
            /estate/homeRegion          | 'tokyo'               | 'estate.homeRegion' must be an AWS region such as ap-northeast-1, got "tokyo"
            /estate/homeRegion          | 'xx-nowhere-1'        | 'estate.homeRegion' must be an AWS region such as ap-northeast-1, got "xx-nowhere-1"
            /estate/qualifier           | 'Bad-One'             | 'estate.qualifier' must be 1 to 10 lower-case letters or digits, got "Bad-One"
            /estate/contact/phone       | 'call me'             | 'estate.contact.phone' must be a number such as +81-3-0000-0000, got "call me"
            /estate/mail/mx             | ['mx1.host.dev']      | 'estate.mail.mx[0]' must be a preference of 0 to 65535 and a host in lower case, such as '10 mx1.mail-host.com', got "mx1.host.dev"
            /estate/mail/mx             | ['65536 mx1.host.dev'] | 'estate.mail.mx[0]' must be a preference of 0 to 65535 and a host in lower case, such as '10 mx1.mail-host.com', got "65536 mx1.host.dev"
            /estate/mail/mx             | ['10 a.host.dev', '10 a.host.dev'] | 'estate.mail.mx' must be a list of different values, got ["10 a.host.dev","10 a.host.dev"]
            /estate/mail/txt            | {'A B': ['x']}        | 'estate.mail.txt.A B' must be under '@' for the domain or under labels in lower case such as '_dmarc', got ["x"]
            /estate/mail/txt            | {'@': ['\u00e9']}     | 'estate.mail.txt.@[0]' must be 1 to 1900 printable ASCII characters without quotes around them, got "é"
            /estate/mail/caa            | ['0 issue letsencrypt.org'] | 'estate.mail.caa' must be a list with '0 issue amazon.com', without which ACM issues no certificate of the services, got ["0 issue letsencrypt.org"]
            /estate/mail/caa            | ['0 issuewild amazon.com'] | 'estate.mail.caa' must be a list with '0 issue amazon.com', without which ACM issues no certificate of the services, got ["0 issuewild amazon.com"]
            /estate/mail/caa            | ['issue amazon.com']  | 'estate.mail.caa[0]' must be a flag, a tag and a value such as '0 issue amazon.com', got "issue amazon.com"
            /estate/mail/spf            | ['x']                 | 'estate.mail.spf' is not a setting; known here: [mx, txt, cname, caa]
            /estate/repository          | 'mymovie'             | 'estate.repository' must be owner/name on GitHub, got "mymovie"
            /estate/repositoryId        | '345'                 | 'estate.repositoryOwnerId' is missing: add it to cdk.json
            /estate/services/0/repositoryId | '345'             | 'estate.services[0].repository' is missing: add it to cdk.json
            /estate/budget/monthlyUsd   | 0                     | 'estate.budget.monthlyUsd' must be a number from 0.01 to 1000000, got 0
            /estate/budget/cutPercent   | 20                    | 'estate.budget.cutPercent' must be a number from 50 to 1000, got 20
            /estate/budget/alertPercents/1 | 101                | 'estate.budget.alertPercents[1]' must be a number from 1 to 100, got 101
            /estate/budget/alertPercents | [10,20,30,40,50,60,70,80] | 'estate.budget.alertPercents' must be at most 7 shares, since Budgets takes ten with forecast and cut, got [10,20,30,40,50,60,70,80]
            /estate/budget/hourlyUsd    | 0                     | 'estate.budget.hourlyUsd' must be a number from 0.001 to 10000, got 0
            /estate/budget/anomalyMonitor | 'arn:aws:ce::1:x'   | 'estate.budget.anomalyMonitor' must be the ARN of the monitor of services, shown by aws ce get-anomaly-monitors, got "arn:aws:ce::1:x"
            /estate/services/0/levels   | ['tables']            | 'estate.services[0].levels[0]' must be one of [dns, distribution, throttle, functions, events, sign-ups], got "tables"
            /estate/services/0/stages/0/monthlyUsd | 0          | 'estate.services[0].stages[0].monthlyUsd' must be a number from 0.01 to 1000000, got 0
            /estate/alarmEmails/0       | 'nobody'              | 'estate.alarmEmails[0]' must be an e-mail address, got "nobody"
            /estate/alarmEmails         | 'a@example.com'       | 'estate.alarmEmails' must be a list of at least one value, got "a@example.com"
            /estate/accounts/stg/email  | 'aws@mymovie.example'      | 'estate.accounts.stg.email' must be unique in all of AWS: give each account its own, for example with a +suffix, got "aws@mymovie.example"
            /estate/accounts/prod/email | 'AWS@MyMovie.example'      | 'estate.accounts.prod.email' must be unique in all of AWS: give each account its own, for example with a +suffix, got "AWS@MyMovie.example"
            /estate/logs/firstDay       | '2026/11/01'          | 'estate.logs.firstDay' must be a day such as 2026-11-01, got "2026/11/01"
            /estate/logs/services       | 'tickets'             | 'estate.logs.services' must be a list of at least one value, got "tickets"
            /estate/logs/accounts       | {"dev":"9"}           | 'estate.logs.accounts.dev' must be the 12 digits of an account, got "9"
            /estate/logs/accounts       | {"dev":"000000000005"} | 'estate.logs.accounts.dev' must be an account that has no other part in the estate, got "000000000005"
            /estate/logs/accounts       | {"prod":"000000000009"} | 'estate.logs.accounts.prod' must be named by lower-case letters and digits, and other than the estate's own accounts, got "000000000009"
            /estate/accounts/stg/role   | 'service'             | 'estate.accounts.stg.role' must be one of [management, logArchive, monitoring, workload], got "service"
            /estate/accounts/stg/role   | 'management'          | 'estate.accounts' must hold one account of role 'management', got 2: give one that role
            /estate/accounts/monitoring/role | 'workload'       | 'estate.accounts' must hold one account of role 'monitoring', got 0: give one that role
            /estate/accounts/management/unit | 'security'       | 'estate.accounts.management.unit' must be left out: the management account is in no unit, got "security"
            /estate/accounts/stg/unit   | 'Rehearsals'          | 'estate.accounts.stg.unit' must be lower-case letters, digits and hyphens, got "Rehearsals"
            /estate/accounts/stg/existing | '12'                | 'estate.accounts.stg.existing' must be the 12 digits of an account that exists already, got "12"
            /estate/accounts/stg/existing | '000000000005'      | 'estate.recorded.accountIds.prod' must differ from the other accounts' ids, got 000000000005
            /estate/accounts/STG        | {"role":"workload"}   | 'estate.accounts.STG' must be under a key of 2 to 25 letters and digits that begins in lower case, and none of [accountIds, organizationId, sinkArn, edgeSinkArn], got {"role":"workload"}
            /estate/accounts/sinkArn    | {"role":"workload"}   | 'estate.accounts.sinkArn' must be under a key of 2 to 25 letters and digits that begins in lower case, and none of [accountIds, organizationId, sinkArn, edgeSinkArn], got {"role":"workload"}
            /estate/accounts/stg/originKey | 1                  | 'estate.accounts.stg.originKey' is not a setting; known here: [role, email, unit, existing]
            /estate/services            | {}                    | 'estate.services' must be a list of at least one value, got {}
            /estate/services/0/name     | 'Movies'              | 'estate.services[0].name' must be 2 to 20 lower-case letters and digits, got "Movies"
            /estate/services/0/cut      | 'no'                  | 'estate.services[0].cut' must be true or false, got "no"
            /estate/services/0/repository | 'movies'            | 'estate.services[0].repository' must be owner/name on GitHub, got "movies"
            /estate/services/0/stages/0/originKey | 1           | 'estate.services[0].stages[0].originKey' must be a number from 2 to 9999, got 1
            /estate/services/0/stages/0/signUpsADay | 0         | 'estate.services[0].stages[0].signUpsADay' must be a number from 1 to 1000000, got 0
            /estate/mail/cname          | {"@":"a.example"}   | 'estate.mail.cname.@' must be under labels in lower case such as 'token._domainkey', never the domain itself, got "a.example"
            /estate/services/0/stages/0/mail | {"from":"x"}     | 'estate.services[0].stages[0].mail.from' must be an address in lower case such as sign-in@example.com, got "x"
            /estate/services/0/stages/0/requestsASecond | 0     | 'estate.services[0].stages[0].requestsASecond' must be a number from 1 to 1000, got 0
            /estate/services/0/stages/0/requestsASecond | 1.5   | 'estate.services[0].stages[0].requestsASecond' must be a whole number, got 1.5
            /estate/services/0/stages/0/concurrency | 301       | 'estate.services[0].stages[0].concurrency' must be a number from 1 to 300, got 301
            /estate/services/0/stages/0/name | 'prod'           | 'estate.services[0].stages[1].name' must be another than the service's other stages', got "prod"
            /estate/services/0/stages/0/account | 'dev'         | 'estate.services[0].stages[0].account' must be one of the accounts of role 'workload', [stg, prod], got "dev"
            /estate/services/0/stages/0/account | 'logArchive'  | 'estate.services[0].stages[0].account' must be one of the accounts of role 'workload', [stg, prod], got "logArchive"
            /estate/services/0/stages/1/account | 'stg'         | 'estate.services[0].stages[1].account' must be an account of its own, since movies/stg runs there: add one under estate.accounts, got "stg"
            /estate/services/0/stages/0/host | 'stg.example.org' | 'estate.services[0].stages[0].host' must be 'mymovie.example' or a name that ends with '.mymovie.example', whose zone is here, got "stg.example.org"
            /estate/services/0/stages/0/host | 'mymovie.example'     | 'estate.services[0].stages[1].host' must be a name that no other stage has, got "mymovie.example"
            /estate/services/0/stages/0/host | 'STG.mymovie.example' | 'estate.services[0].stages[0].host' must be a host name of at most 64 lower-case characters, got "STG.mymovie.example"
            """, quoteCharacter = '\0')
    void saysWhereAValueIsWrongWhatItIsAndWhatItShouldBe(String pointer, String value, String message)
            throws IOException {
        set(pointer, value.replace('\'', '"'));

        assertThatThrownBy(this::read).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "/estate/domain,estate.domain",
        "/estate/accounts/prod/email,estate.accounts.prod.email",
        "/estate/services/0/stages/0/host,estate.services[0].stages[0].host",
        "/estate/contact,estate.contact",
        "/estate/budget,estate.budget"
    })
    void saysWhatIsMissing(String pointer, String path) throws IOException {
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) settings.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

        assertThatThrownBy(this::read).hasMessage("'%s' is missing: add it to cdk.json", path);
    }

    @Test
    void takesTheIdsOfARepositoryBothOrNeither() throws IOException {
        set("/estate/repositoryId", "\"345\"");
        set("/estate/repositoryOwnerId", "\"12\"");
        assertThat(read().services().get(0).repository().subject("prod"))
                .isEqualTo("repo:example_owner@12/mymovie-estate@345:environment:prod");

        set("/estate/services/0/repository", "\"other/films\"");
        assertThat(read().services().get(0).repository().subject("prod"))
                .isEqualTo("repo:other/films:environment:prod");

        set("/estate/repositoryId", "\"*\"");
        assertThatThrownBy(this::read)
                .hasMessage("'estate.repositoryId' must be digits in quotes: gh api repos/<owner>/<name> --jq "
                        + "'.owner.id,.id' prints both, got \"*\"");
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
                        "'estate.budget.yearlyUsd' is not a setting; known here: [monthlyUsd, alertPercents, cutPercent, hourlyUsd, anomalyMonitor]");
    }

    @Test
    void refusesWhatIsNoJson() throws IOException {
        Path file = Files.writeString(directory.resolve("cdk.json"), "{");

        assertThatThrownBy(() -> Estate.read(file)).hasMessageStartingWith("'%s' must be JSON: ", file);
    }

    @Test
    void takesRecordedValuesInPlaceOfSamples() throws IOException {
        startFromOwnSettings();
        set("/estate/recorded/organizationId", "\"o-a1b2c3d4e5\"");

        Estate estate = read();
        assertThat(estate.value(Crossing.ORGANIZATION_ID)).isEqualTo("o-a1b2c3d4e5");
        assertThat(estate.knows(Crossing.ORGANIZATION_ID)).isTrue();
        assertThat(estate.knows(
                        Crossing.DISTRIBUTION_DOMAIN, estate.stages().getFirst().account()))
                .isFalse();
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
        startFromOwnSettings();
        set("/estate/recorded/organizationId", "\"o-a1b2c3d4e5\"");

        Estate estate = read();
        assertThat(MissingValues.of(estate).lines())
                .hasSize(Crossed.recorded(estate).size() - 1)
                .contains("estate.recorded.sinkArn, made by Monitoring/Sink: output SinkArn of the stack")
                .noneMatch(line -> line.contains("organizationId"));
    }

    @Test
    void aSinkSampleIsOfTheHomeRegion() throws IOException {
        set("/estate/homeRegion", "\"eu-west-1\"");

        assertThat(read().value(Crossing.SINK_ARN)).startsWith("arn:aws:oam:eu-west-1:");
    }

    @Test
    void saysInOneLineThatSamplesStandIn() throws IOException {
        assertThat(MissingValues.of(read()).summary())
                .isEqualTo("mymovie: samples stand in for 14 values that are not recorded in cdk.json yet: "
                        + "./mymovie missing lists them");
    }

    @Test
    void anAccountThatExistsHasItsIdFromTheSettingsAndNoneToRecord() throws IOException {
        startFromOwnSettings();
        set("/estate/accounts/stg", "{\"role\":\"workload\",\"existing\":\"123456789012\"}");

        Estate estate = read();
        assertThat(estate.accounts()).extracting(Estate.Account::id).contains("123456789012");
        assertThat(Crossed.recorded(estate))
                .extracting(Crossed::path)
                .contains("accountIds.prod", "stg.certificateArn")
                .doesNotContain("accountIds.stg");
    }

    @Test
    void anAccountMoreIsDeployedAfterTheOthersWhereverItIsListed() throws IOException {
        ObjectNode accounts = JSON.createObjectNode();
        accounts.set("dev", JSON.readTree("{\"role\":\"workload\",\"email\":\"dev@mymovie.example\"}"));
        accounts.setAll((ObjectNode) settings.at("/estate/accounts"));
        ((ObjectNode) settings.at("/estate")).set("accounts", accounts);

        assertThat(read().accounts())
                .extracting(Estate.Account::name)
                .containsExactly("Management", "LogArchive", "Monitoring", "Dev", "Stg", "Prod");
    }

    @Test
    void namesPhysicalThingsByTheKeyInLowerCaseAndHyphens() throws IOException {
        set(
                "/estate/accounts/booksProd",
                "{\"role\":\"workload\",\"email\":\"books@mymovie.example\",\"unit\":\"books\"}");

        Estate.Account books = read().accounts().getLast();
        assertThat(books.name()).isEqualTo("BooksProd");
        assertThat(books.slug()).isEqualTo("books-prod");
        assertThat(read().value(Crossing.ORIGIN_SECRET, books)).isEqualTo("mymovie/books-prod");
    }

    @Test
    void refusesTwoKeysThatDifferInCapitalsAlone() throws IOException {
        set("/estate/accounts/booksProd", "{\"role\":\"workload\",\"email\":\"a@mymovie.example\"}");
        set("/estate/accounts/books-prod", "{\"role\":\"workload\",\"email\":\"b@mymovie.example\"}");

        assertThatThrownBy(this::read).hasMessageStartingWith("'estate.accounts.books-prod' must be under a key of");
    }

    @Test
    void anEstateWithoutAServiceHasNoStages() throws IOException {
        ((ObjectNode) settings.at("/estate")).remove("services");

        assertThat(read().stages()).isEmpty();
        assertThat(read().logServices()).isEmpty();
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
