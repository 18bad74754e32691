package jp.mymovie.constructs.organization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.organizations.CfnPolicy;
import software.constructs.Construct;

/**
 * How EC2 is set in all accounts and regions, whatever an account says: IMDSv2 for every new machine, no public images,
 * no public snapshots, no serial console, no way from the internet into a VPC. EC2 keeps it so itself, also against the
 * root user, and it costs nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html">
 *     Declarative policies</a>
 */
public final class DeclarativeEc2Policy extends Construct {
    private final CfnPolicy resource;

    private DeclarativeEc2Policy(
            Construct scope, String id, OrganizationFeatures features, String name, List<String> targets) {
        super(scope, id);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("'targetIds' must name a root, unit or account, got []");
        }
        this.resource = CfnPolicy.Builder.create(this, "Resource")
                .type("DECLARATIVE_POLICY_EC2")
                .name(name)
                .description("How EC2 is set, whatever an account says")
                .content(content())
                .targetIds(targets)
                .build();
        resource.getNode().addDependency(features);
        features.oneAtATime().add(resource);
    }

    /** Attached to the roots, units or accounts; the features must hold policy type {@code DECLARATIVE_POLICY_EC2}. */
    public static DeclarativeEc2Policy create(
            Construct scope, String id, OrganizationFeatures features, String name, List<String> targetIds) {
        return new DeclarativeEc2Policy(scope, id, features, name, targetIds);
    }

    /** The policy. */
    public CfnPolicy policy() {
        return resource;
    }

    private static Map<String, Object> content() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(
                "exception_message",
                assign("set for the whole organization by its declarative policy: see docs/organization.md"));
        attributes.put("image_block_public_access", Map.of("state", assign("block_new_sharing")));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("http_tokens", assign("required"));
        metadata.put("http_put_response_hop_limit", assign("2"));
        attributes.put("instance_metadata_defaults", metadata);
        attributes.put("serial_console_access", Map.of("status", assign("disabled")));
        attributes.put("snapshot_block_public_access", Map.of("state", assign("block_all_sharing")));
        Map<String, Object> gateway = new LinkedHashMap<>();
        gateway.put("mode", assign("block_ingress"));
        gateway.put("exclusions_allowed", assign("disabled"));
        attributes.put("vpc_block_public_access", Map.of("internet_gateway_block", gateway));
        return Map.of("ec2_attributes", attributes);
    }

    private static Map<String, Object> assign(String value) {
        return Map.of("@@assign", value);
    }
}
