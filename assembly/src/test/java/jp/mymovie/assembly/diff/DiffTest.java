package jp.mymovie.assembly.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void endsWithZeroWhereNothingDiffers() throws IOException {
        assertThat(diff(assembly("old", "Site", 1), assembly("new", "Site", 1))).isZero();
        assertThat(out).hasToString("no differences\n");
    }

    @Test
    void endsWithZeroWhereDataIsSafe() throws IOException {
        assertThat(diff(assembly("old", "Site", 1), assembly("new", "Site", 2))).isZero();
        assertThat(out).hasToString("""
                ~ Prod/Web/Site (AWS::S3::Bucket): Tags
                differences: 1; that replace, rename, delete or protect less what holds data: 0
                """);
    }

    @Test
    void endsWithOneWhereDataIsAtRisk() throws IOException {
        assertThat(diff(assembly("old", "Site", 1), assembly("new", "Pages", 1)))
                .isEqualTo(1);
        assertThat(out).hasToString("""
                ! Prod/Web/Site (AWS::S3::Bucket): renamed to Pages; DeletionPolicy Retain: the old one stays with its data, in no stack
                differences: 1; that replace, rename, delete or protect less what holds data: 1
                """);
    }

    @Test
    void comparesTheBootstrapToo() throws IOException {
        String old = assembly("old", "Site", 1);
        Files.writeString(
                Files.createDirectory(Path.of(old, "bootstrap")).resolve("Prod-us-east-1.json"),
                "{\"Resources\": {\"Staging\": {\"Type\": \"AWS::S3::Bucket\"}}}");

        assertThat(diff(old, assembly("new", "Site", 1))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("! Prod/Bootstrap-us-east-1/Staging (AWS::S3::Bucket): deleted");
    }

    @Test
    void endsWithTwoWhereItIsNotUnderstood() throws IOException {
        assertThat(diff("old")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: ./mymovie diff OLD NEW", "got [old]");
        assertThat(diff(assembly("old", "Site", 1), directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none' holds no cloud assembly");
        assertThat(out.size()).isZero();
    }

    private int diff(String... arguments) {
        return Diff.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String assembly(String name, String bucket, int tags) throws IOException {
        Path root = Files.createDirectory(directory.resolve(name));
        Path stage = Files.createDirectory(root.resolve("assembly-Prod"));
        Files.writeString(root.resolve("manifest.json"), """
                {"artifacts": {"assembly-Prod": {"type": "cdk:cloud-assembly",
                  "properties": {"directoryName": "assembly-Prod", "displayName": "Prod"}}}}""");
        Files.writeString(stage.resolve("manifest.json"), """
                {"artifacts": {"Web": {"type": "aws:cloudformation:stack", "displayName": "Prod/Web",
                  "environment": "aws://000000000005/ap-northeast-1", "properties": {"templateFile": "Web.template.json"}}}}""");
        Files.writeString(stage.resolve("Web.template.json"), """
                {"Resources": {"%s": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"Tags": %d}}}}""".formatted(bucket, tags));
        return root.toString();
    }
}
