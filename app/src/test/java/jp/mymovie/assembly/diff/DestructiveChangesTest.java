package jp.mymovie.assembly.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.app.GrownEstate;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every resource of the estate that holds data is deleted, renamed, moved, replaced by each property of which AWS says so,
 * and robbed of each protection it has. The types and properties are AWS's own, from the CDK's copy of the specification.
 */
class DestructiveChangesTest {
    @TempDir
    private static Path directory;

    private static final Map<String, ServiceSpec.Type> SPEC = ServiceSpec.read();
    private static final ServiceSpec.Type NONE = new ServiceSpec.Type(false, List.of());

    private static List<Stack> stacks = List.of();

    @BeforeAll
    static void synthesize() {
        GrownEstate.main(Checkout.root().resolve("cdk.json").toString(), directory.toString());
        Assembly assembly = Assembly.read(directory);
        stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
    }

    @Test
    void knowsEveryTypeThatAwsCallsStateful() {
        Set<String> unknown = new TreeSet<>();
        stacks.forEach(stack -> stack.resources().stream()
                .map(Resource::type)
                .filter(type -> !Stateful.isStateful(type)
                        && SPEC.getOrDefault(type, NONE).stateful())
                .forEach(unknown::add));
        assertThat(unknown).isEmpty();
    }

    @Test
    void refusesEachOfMoreThanAHundredChanges() {
        List<String> slipped = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (Stack stack : stacks) {
            for (Resource resource : stack.resources()) {
                if (Stateful.isStateful(resource.type())) {
                    for (Destruction.Change change :
                            Destruction.of(resource, type(resource).replacing())) {
                        seen.merge(change.kind(), 1, Integer::sum);
                        if (Comparison.of(List.of(stack), change.stacks()).stream()
                                .noneMatch(Difference::endangersData)) {
                            slipped.add(resource + ": " + change.name());
                        }
                    }
                }
            }
        }
        assertThat(slipped).isEmpty();
        assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(100);
        assertThat(seen.keySet())
                .contains("delete", "rename", "move", "replace", "policy", "condition", "protection", "schema");
    }

    private static ServiceSpec.Type type(Resource resource) {
        return Objects.requireNonNull(SPEC.get(resource.type()), resource.type());
    }

    /** A way back holds no data itself. */
    @Test
    void refusesToEndBackupsAndTheTrail() {
        Set<String> types = new TreeSet<>();
        for (Stack stack : stacks) {
            for (Resource resource : stack.resources()) {
                if (Set.of("AWS::Backup::BackupPlan", "AWS::Backup::BackupSelection", "AWS::CloudTrail::Trail")
                        .contains(resource.type())) {
                    types.add(resource.type());
                    assertThat(Comparison.of(
                                    List.of(stack), Destruction.delete(resource).stacks()))
                            .as(resource.toString())
                            .anyMatch(Difference::endangersData);
                }
            }
        }
        assertThat(types).hasSize(3);
    }

    @Test
    void letsEveryProtectionBeAddedAndTagsBeChanged() throws IOException {
        for (Stack stack : stacks) {
            ObjectNode template = stack.template().deepCopy();
            for (JsonNode resource : template.path("Resources")) {
                ObjectNode properties = ((ObjectNode) resource).withObject("Properties");
                switch (resource.path("Type").asText()) {
                    case "AWS::S3::Bucket" ->
                        properties.withObject("/VersioningConfiguration").put("Status", "Enabled");
                    case "AWS::DynamoDB::Table" -> properties.put("DeletionProtectionEnabled", true);
                    case "AWS::Logs::LogGroup" -> properties.put("RetentionInDays", 3653);
                    default -> {}
                }
                properties.remove("Tags");
                properties.withArray("Tags").addObject().put("Key", "a").put("Value", "b");
            }
            List<Stack> after = List.of(Destruction.with(stack, template));
            assertThat(Comparison.of(List.of(stack), after)).as(stack.name()).noneMatch(Difference::endangersData);
        }
    }
}
