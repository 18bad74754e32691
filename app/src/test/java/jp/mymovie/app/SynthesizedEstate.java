package jp.mymovie.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.settings.Checkout;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;

/** The whole estate of the committed settings, checked by cdk-nag, synthesized once for all tests. */
final class SynthesizedEstate {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Stack> stacks = new TreeMap<>();
    private final List<Suppressions.Finding> findings = new ArrayList<>();

    private final Path directory;

    private SynthesizedEstate(Path settings, Path directory) {
        this.directory = directory;
        MyMovieApp house = new MyMovieApp(settings, directory, MyMovieApp.SERVICES);
        App app = house.app();
        app.getNode().findAll().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast)
                .forEach(stack -> stacks.put(stack.getNode().getPath(), stack));
        // An aspect stops at the border of a stage.
        app.getNode().getChildren().stream()
                .filter(AccountStage.class::isInstance)
                .forEach(stage -> {
                    Aspects.of(stage)
                            .add(AwsSolutionsChecks.Builder.create()
                                    .reports(false)
                                    .build());
                    Aspects.of(stage)
                            .add(NIST80053R5Checks.Builder.create()
                                    .reports(false)
                                    .build());
                });
        house.synth();
        readFindings(directory);
    }

    private static final class Once {
        static final SynthesizedEstate ESTATE;

        static {
            try {
                ESTATE =
                        new SynthesizedEstate(Checkout.root().resolve("cdk.json"), Files.createTempDirectory("estate"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static SynthesizedEstate get() {
        return Once.ESTATE;
    }

    /** The estate of the committed settings with a key for the nightly export of users. */
    static SynthesizedEstate withRecoveryKey(String key) {
        try {
            Path folder = Files.createTempDirectory("estate");
            ObjectNode settings = (ObjectNode) read(Checkout.root().resolve("cdk.json"));
            settings.withObject("/estate").put("recoveryKey", key);
            Path file = Files.writeString(folder.resolve("cdk.json"), settings.toString());
            return new SynthesizedEstate(file, folder.resolve("cdk.out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All stacks by the name under which {@code cdk list} shows them. */
    Map<String, Stack> stacks() {
        return stacks;
    }

    /** Where the templates are. */
    Path directory() {
        return directory;
    }

    /** What cdk-nag found, excused or not. */
    List<Suppressions.Finding> findings() {
        return findings;
    }

    private void readFindings(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path manifest :
                    files.filter(file -> file.endsWith("manifest.json")).toList()) {
                for (JsonNode artifact : read(manifest).path("artifacts")) {
                    add(artifact.path("metadata"));
                    JsonNode more = artifact.path("additionalMetadataFile");
                    if (more.isTextual()) {
                        add(read(manifest.resolveSibling(more.textValue())));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode metadata) {
        metadata.fields()
                .forEachRemaining(entry -> entry.getValue().forEach(message -> {
                    String type = message.path("type").asText();
                    String text = message.path("data").asText();
                    if (type.matches("aws:cdk:(error|warning)") && text.matches("(?s)(AwsSolutions-|NIST|CdkNag).*")) {
                        findings.add(new Suppressions.Finding(
                                entry.getKey().substring(1), text.replaceFirst("(?s): .*", "")));
                    }
                }));
    }

    private static JsonNode read(Path json) throws IOException {
        return JSON.readTree(Files.readString(json));
    }
}
