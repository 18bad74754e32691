package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * One guard an attribute: EC2 answers an account that sets what the organization's declarative policy holds that it
 * cannot be modified by the account, and the stack is rolled back.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSnapshotBlockPublicAccessState.html">
 *     ManagedBy</a>
 */
class OneGuardTest {
    /** Attributes that a declarative policy can hold, and the types that set the same. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "exception_message", List.of(),
            // No type of CloudFormation sets these, as of November 2026; the baseline's function calls none of theirs.
            "image_block_public_access", List.of(),
            "instance_metadata_defaults", List.of(),
            "serial_console_access", List.of(),
            "snapshot_block_public_access", List.of("AWS::EC2::SnapshotBlockPublicAccess"),
            "vpc_block_public_access",
                    List.of("AWS::EC2::VPCBlockPublicAccessOptions", "AWS::EC2::VPCBlockPublicAccessExclusion"));

    /** The calls behind them, which no role of a function may have. */
    private static final List<String> CALLS = List.of(
            "ec2:EnableImageBlockPublicAccess",
            "ec2:DisableImageBlockPublicAccess",
            "ec2:ModifyInstanceMetadataDefaults",
            "ec2:EnableSerialConsoleAccess",
            "ec2:DisableSerialConsoleAccess",
            "ec2:EnableSnapshotBlockPublicAccess",
            "ec2:DisableSnapshotBlockPublicAccess",
            "ec2:ModifyVpcBlockPublicAccessOptions");

    @Test
    void noTemplateSetsWhatTheDeclarativePolicyHolds() {
        Set<String> held = new TreeSet<>();
        List<String> set = new ArrayList<>();
        for (JsonNode resource : resources("AWS::Organizations::Policy")) {
            if (resource.at("/Properties/Type").asText().equals("DECLARATIVE_POLICY_EC2")) {
                resource.at("/Properties/Content/ec2_attributes").fieldNames().forEachRemaining(held::add);
            }
        }
        assertThat(held).isNotEmpty();
        assertThat(TYPES.keySet()).as("attributes whose types are known").containsAll(held);
        held.forEach(attribute -> TYPES.getOrDefault(attribute, List.of())
                .forEach(type -> resources(type).forEach(resource -> set.add(type))));
        for (JsonNode policy : resources("AWS::IAM::Policy")) {
            policy.findValues("Action")
                    .forEach(actions ->
                            CALLS.stream().filter(actions.toString()::contains).forEach(set::add));
        }
        assertThat(set).isEmpty();
    }

    /** A region that deployments use and the baseline does not reach would keep volumes unencrypted. */
    @Test
    void theBaselineOfEveryAccountReachesEveryRegionThatHasStacks() {
        Set<String> regions = new TreeSet<>();
        jp.mymovie.assembly.Assembly.read(Assembly.directory()).stacks().forEach(stack -> regions.add(stack.region()));
        List<JsonNode> baselines = resources("Custom::AccountBaseline");
        assertThat(regions).hasSize(2);
        assertThat(baselines).hasSize(5).allSatisfy(baseline -> {
            Set<String> reached = new TreeSet<>();
            baseline.at("/Properties/Regions").forEach(region -> reached.add(region.asText()));
            assertThat(reached).isEqualTo(regions);
        });
    }

    private static List<JsonNode> resources(String type) {
        List<JsonNode> found = new ArrayList<>();
        Assembly.templates()
                .values()
                .forEach(template -> template.path("Resources").forEach(resource -> {
                    if (resource.path("Type").asText().equals(type)) {
                        found.add(resource);
                    }
                }));
        return found;
    }
}
