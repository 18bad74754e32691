package jp.mymovie.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads settings of an adopted organization with one thing changed. */
class OrganizationReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @Test
    void takesAnOrganizationWithItsUnits() throws IOException {
        Estate estate = Estate.read(AdoptedSettings.write(directory));

        assertThat(estate.organization())
                .isEqualTo(new Estate.Organization("o-a1b2c3d4e5", "r-a1b2", Map.of("security", "ou-a1b2-secur1ty")));
        assertThat(estate.value(Crossing.ORGANIZATION_ID)).isEqualTo("o-a1b2c3d4e5");
    }

    @Test
    void makesAnOrganizationWhenNoneIsGiven() {
        assertThat(Estate.read(SampleSettings.file()).organization()).isNull();
    }

    @Test
    void missesNoValueThatTheSettingsNameAlready() throws IOException {
        Estate estate = Estate.read(AdoptedSettings.write(directory));

        assertThat(estate.knows(Crossing.ORGANIZATION_ID)).isTrue();
        assertThat(estate.knows(Crossing.MANAGEMENT_ACCOUNT_ID)).isTrue();
        assertThat(MissingValues.of(estate).values())
                .extracting(Crossed::path)
                .contains("accountIds.stg", "accountIds.prod")
                .doesNotContain(
                        "organizationId", "accountIds.management", "accountIds.logArchive", "accountIds.monitoring");
    }

    @Test
    void refusesToRecordWhatTheSettingsNameAlready() throws IOException {
        ObjectNode settings = AdoptedSettings.json();
        ((ObjectNode) settings.at("/estate/recorded")).put("organizationId", "o-a1b2c3d4e5");

        assertThatThrownBy(() -> read(settings))
                .hasMessageStartingWith("'estate.recorded.organizationId' is not a recorded value; known: ");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            id    | 'o-1'  | 'estate.organization.id' must be the id of an organization such as o-a1b2c3d4e5, shown by aws organizations describe-organization, got "o-1"
            root  | 'ab12' | 'estate.organization.root' must be the id of a root such as r-a1b2, shown by aws organizations list-roots, got "ab12"
            root  | 'r-zz99' | 'estate.organization.units.security' must be a unit of root r-zz99 such as ou-zz99-c3d4e5f6, shown by aws organizations list-organizational-units-for-parent, got "ou-a1b2-secur1ty"
            units | {} | 'estate.organization.units' must be an object with at least one member, got {}
            units | {"securty":"ou-a1b2-secur1ty"} | 'estate.organization.units.securty' must be of a unit that the estate knows, one of [quarantine, security, suspended, workloads], got "ou-a1b2-secur1ty"
            units | {"security":"ou-a1b2-secur1ty","suspended":"ou-a1b2-secur1ty"} | 'estate.organization.units.suspended' must be a unit that no other name has, got "ou-a1b2-secur1ty"
            name  | 'mine' | 'estate.organization.name' is not a setting; known here: [id, root, units]
            """, quoteCharacter = '\0')
    void saysWhatIsWrong(String key, String value, String message) throws IOException {
        ObjectNode settings = AdoptedSettings.json();
        ((ObjectNode) settings.at("/estate/organization")).set(key, JSON.readTree(value.replace('\'', '"')));

        assertThatThrownBy(() -> read(settings)).hasMessage(message);
    }

    @Test
    void asksForTheRoot() throws IOException {
        ObjectNode settings = AdoptedSettings.json();
        ((ObjectNode) settings.at("/estate/organization")).remove("root");

        assertThatThrownBy(() -> read(settings))
                .hasMessage("'estate.organization.root' is missing: add it to cdk.json");
    }

    private Estate read(ObjectNode settings) throws IOException {
        return Estate.read(Files.writeString(directory.resolve("cdk.json"), settings.toString()));
    }
}
