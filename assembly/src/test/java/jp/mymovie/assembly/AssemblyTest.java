package jp.mymovie.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Path stage = Files.createDirectories(directory.resolve("assembly-Stg"));
        Files.writeString(directory.resolve("manifest.json"), """
                {"artifacts": {"assembly-Stg": {"type": "cdk:cloud-assembly",
                  "properties": {"directoryName": "assembly-Stg", "displayName": "Stg"}}}}""");
        Files.writeString(stage.resolve("manifest.json"), """
                {"artifacts": {"Data": {"type": "aws:cloudformation:stack", "displayName": "Stg/Data",
                  "environment": "aws://000000000004/ap-northeast-1", "properties": {"templateFile": "Data.template.json"}}}}""");
        Files.writeString(stage.resolve("Data.template.json"), """
                {"Resources": {"Films": {"Type": "AWS::DynamoDB::Table"}, "Topic": {"Type": "AWS::SNS::Topic"}}}""");
        Files.writeString(stage.resolve("Data.assets.json"), """
                {"files": {"a": {"source": {"path": "../asset.a"}, "destinations": {"d": {"objectKey": "a.zip"}}}}}""");
        Files.createDirectory(directory.resolve("asset.a"));
    }

    @Test
    void readsTheStacksOfEveryStage() {
        Stack stack = Assembly.read(directory).stage("Stg").get(0);

        assertThat(stack.name()).isEqualTo("Stg/Data");
        assertThat(stack.account()).isEqualTo("000000000004");
        assertThat(stack.region()).isEqualTo("ap-northeast-1");
        assertThat(stack.asset("a.zip")).isEqualTo(directory.resolve("asset.a"));
    }

    @Test
    void findsResourcesByType() {
        assertThat(Assembly.resources(Assembly.read(directory).stacks(), "AWS::DynamoDB::Table"))
                .singleElement()
                .hasToString("AWS::DynamoDB::Table 'Films' of Stg/Data");
    }

    @Test
    void readsTheBootstrapOfAnAccountAsAStackOfItsStage() throws IOException {
        assertThat(Assembly.read(directory).bootstrap()).isEmpty();

        Path bootstrap = Files.createDirectory(directory.resolve("bootstrap"));
        Files.writeString(bootstrap.resolve("Stg-us-east-1.json"), "{}");
        assertThat(Assembly.read(directory).bootstrap()).singleElement().satisfies(stack -> {
            assertThat(stack.name()).isEqualTo("Stg/Bootstrap-us-east-1");
            assertThat(stack.account()).isEqualTo("000000000004");
            assertThat(stack.region()).isEqualTo("us-east-1");
        });

        Files.writeString(bootstrap.resolve("Nobody-us-east-1.json"), "{}");
        assertThatThrownBy(() -> Assembly.read(directory).bootstrap()).hasMessageContaining("<account>-<region>.json");
    }

    @Test
    void saysHowToMakeAMissingAssembly() {
        assertThatThrownBy(() -> Assembly.read(directory.resolve("none")))
                .hasMessageContaining("holds no cloud assembly")
                .hasMessageContaining("./mymovie synth");
    }

    @Test
    void namesTheStagesThereAre() {
        assertThatThrownBy(() -> Assembly.read(directory).stage("Dev"))
                .hasMessageContaining("got 'Dev'")
                .hasMessageContaining("[Stg]");
    }
}
