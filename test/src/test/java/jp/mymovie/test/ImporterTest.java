package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The README's block for importers, followed from an empty folder on JDK 17 with a local repository that has nothing of ours. */
class ImporterTest {
    private static final Pattern BLOCK = Pattern.compile("```(xml|java|sh)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    private Path folder;

    @Test
    void makesATemplateOfWhatTheReadmeSays(TestReporter reporter) throws IOException {
        List<MatchResult> blocks = blocks("README.md");
        Path repository = folder.resolve("repository");
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), blocks.get(1).group(2));
        Path sources = Files.createDirectories(project.resolve("src/main/java/com/example"));
        Files.writeString(sources.resolve("ReviewsApp.java"), blocks.get(2).group(2));

        run(Project.ROOT, blocks.get(0), Map.of("MAVEN_ARGS", repository(repository)));
        run(project, blocks.get(3), Map.of("MAVEN_ARGS", repository(repository), "JAVA_HOME", jdk(reporter)));

        JsonNode resources =
                Assembly.read(project.resolve("cdk.out/Reviews.template.json")).path("Resources");
        assertThat(resources.findValuesAsText("Runtime")).contains("java25");
        assertThat(resources.findValuesAsText("Type"))
                .contains("AWS::Lambda::Function", "AWS::Backup::BackupPlan", "AWS::CloudWatch::Alarm");
        assertNothingOfOursButTheLibrary(repository);
    }

    @Test
    void saysTheSameInBothLanguages() {
        assertThat(blocks("README.ja.md").stream().map(MatchResult::group))
                .isEqualTo(blocks("README.md").stream().map(MatchResult::group).toList());
    }

    /** The commands, the POM, the program and the command of the section that shows a POM. */
    private static List<MatchResult> blocks(String readme) {
        String section = Stream.of(Project.text(readme).split("\n## "))
                .filter(text -> text.contains("```xml"))
                .findFirst()
                .orElseThrow();
        List<MatchResult> blocks = BLOCK.matcher(section).results().toList();
        assertThat(blocks).extracting(block -> block.group(1)).containsExactly("sh", "xml", "java", "sh");
        return blocks;
    }

    /** A repository of its own; what others made may be taken from the one of this build. */
    private static String repository(Path repository) {
        return "--batch-mode --no-transfer-progress -Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s"
                .formatted(repository, System.getProperty("localRepository"));
    }

    private void run(Path directory, MatchResult commands, Map<String, String> environment) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path mvn = Files.writeString(tools.resolve("mvn"), "exec '%s' \"$@\"\n".formatted(Project.file("mvnw")));
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        String script =
                "export MAVEN_OPTS= PATH='%s':\"$PATH\"\ncd '%s'\n%s".formatted(tools, directory, commands.group(2));

        Project.Outcome outcome = Project.run(List.of("bash", "-e", "-c", script), environment);

        assertThat(outcome.exit()).as(outcome.all()).isZero();
    }

    /** JDK 17, or the one of this build where there is none: the POM asks for {@code --release 17} either way. */
    private static String jdk(TestReporter reporter) throws IOException {
        Optional<Path> found = Optional.empty();
        for (Path folder :
                List.of(Path.of("/usr/lib/jvm"), Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"))) {
            if (found.isEmpty() && Files.isDirectory(folder)) {
                try (Stream<Path> homes = Files.list(folder)) {
                    found = homes.filter(ImporterTest::isJdk17).sorted().findFirst();
                }
            }
        }
        if (found.isEmpty()) {
            reporter.publishEntry("no JDK 17 in /usr/lib/jvm or of SDKMAN: followed on JDK "
                    + Runtime.version().feature() + " with --release 17");
        }
        return found.map(Path::toString).orElse(System.getProperty("java.home"));
    }

    private static boolean isJdk17(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/javac"))
                    && Files.exists(home.resolve("release"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
        } catch (IOException e) {
            throw new AssertionError("'%s' must be readable".formatted(home), e);
        }
    }

    private static void assertNothingOfOursButTheLibrary(Path repository) throws IOException {
        Path ours = repository.resolve("jp/mymovie");
        try (Stream<Path> artifacts = Files.list(ours)) {
            assertThat(artifacts).containsExactly(ours.resolve("constructs"));
        }
        String pom = Files.readString(ours.resolve("constructs/0.1.0-SNAPSHOT/constructs-0.1.0-SNAPSHOT.pom"));
        assertThat(pom).doesNotContain("<parent>", "${", "<version>[", "<version>(");
        String root = Project.text("pom.xml");
        assertThat(VERSION.matcher(pom).results().map(dependency -> dependency.group(1) + " " + dependency.group(2)))
                .contains(
                        "aws-cdk-lib " + property(root, "cdk.version"),
                        "constructs " + property(root, "constructs.version"),
                        "jsii-runtime " + property(root, "jsii.version"),
                        "jackson-core " + property(root, "jackson.version"),
                        "jackson-databind " + property(root, "jackson.version"),
                        "jackson-datatype-jsr310 " + property(root, "jackson.version"));
        // A range in a POM of the CDK's would have been looked up, and the list of versions kept here.
        try (Stream<Path> files = Files.walk(repository)) {
            assertThat(files.map(file -> repository.relativize(file).toString()))
                    .noneMatch(file -> file.matches("(software|com/fasterxml)/.*/maven-metadata-central\\.xml"));
        }
    }

    private static String property(String pom, String name) {
        return Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
                .matcher(pom)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
