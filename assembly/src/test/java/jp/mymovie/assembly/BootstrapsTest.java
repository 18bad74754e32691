package jp.mymovie.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapsTest {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("manifest.json"), """
                {"artifacts": {"A": {"type": "cdk:cloud-assembly",
                  "properties": {"directoryName": "stage", "displayName": "LogArchive"}}}}""");
        Path stage = Files.createDirectories(directory.resolve("stage"));
        Files.writeString(stage.resolve("manifest.json"), """
                {"artifacts": {"B": {"type": "aws:cloudformation:stack", "displayName": "LogArchive/Lake",
                  "environment": "aws://222222222222/eu-west-1", "properties": {"templateFile": "t.template.json"}}}}""");
        Files.writeString(stage.resolve("t.template.json"), "{\"Resources\": {}}");
        Path bootstrap = Files.createDirectories(directory.resolve("bootstrap"));
        Files.writeString(bootstrap.resolve("LogArchive-a-first-1.json"), "{}");
        Files.writeString(bootstrap.resolve("LogArchive-eu-west-1.json"), "{}");
        estate(true);
    }

    private void estate(boolean known) throws IOException {
        Files.writeString(directory.resolve("estate.json"), """
                {"system": "films", "homeRegion": "eu-west-1",
                 "accounts": [{"name": "LogArchive", "slug": "log-archive", "id": "222222222222"}],
                 "recorded": [{"path": "accountIds.logArchive", "maker": "Management/Organization", "known": %s}]}""".formatted(known));
    }

    @Test
    void preparesTheHomeRegionFirst() {
        assertThat(Bootstraps.commands(directory, List.of("log-archive")))
                .extracting(command -> command.get(1) + " " + command.getLast())
                .containsExactly(
                        "aws://222222222222/eu-west-1 films-log-archive",
                        "aws://222222222222/a-first-1 films-log-archive");
    }

    @Test
    void refusesAnAccountWhoseIdIsASample() throws IOException {
        estate(false);

        assertThatThrownBy(() -> Bootstraps.commands(directory, List.of("log-archive")))
                .hasMessage(
                        "'estate.recorded.accountIds.logArchive' must be recorded before the account is bootstrapped: it is made by Management/Organization");
    }

    @Test
    void namesTheAccountsWhenOneIsUnknown() {
        assertThatThrownBy(() -> Bootstraps.commands(directory, List.of("logs")))
                .hasMessage("unknown account 'logs' of bootstrap: known are log-archive");
    }
}
