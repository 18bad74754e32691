package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.organization.PolicyQuota;

/**
 * Sizes of the policies of the organization and of the bootstraps, and the room that AWS leaves them: without white
 * space, with the ids of the settings. Of the policies of a bootstrap the longest of all accounts counts.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
 */
final class PolicySizes {
    private static final Map<String, PolicyQuota> QUOTAS = Ordered.map(
            "SERVICE_CONTROL_POLICY", PolicyQuota.SERVICE_CONTROL,
            "RESOURCE_CONTROL_POLICY", PolicyQuota.RESOURCE_CONTROL,
            "BACKUP_POLICY", PolicyQuota.BACKUP,
            "DECLARATIVE_POLICY_EC2", PolicyQuota.DECLARATIVE_EC2);
    private static final int MANAGED = 6_144;
    private static final Map<String, Integer> INLINE = Ordered.map("AWS::IAM::Role", 10_240, "AWS::IAM::Group", 5_120);

    private final Values values;
    private final Map<String, Size> sizes = new TreeMap<>();

    private record Size(int size, int of) {
        static Size longer(Size one, Size other) {
            return one.size >= other.size ? one : other;
        }
    }

    private PolicySizes(List<Stack> all, List<Stack> bootstrap) {
        values = Values.ofAnyType(all);
        Assembly.resources(all, "AWS::Organizations::Policy").forEach(this::ofOrganization);
        Assembly.resources(bootstrap, "AWS::IAM::ManagedPolicy")
                .forEach(policy ->
                        add("bootstrap, " + policy.plainId(), length(values.value(policy, "PolicyDocument")), MANAGED));
        INLINE.forEach((type, quota) -> Assembly.resources(bootstrap, type).forEach(owner -> ofOwner(owner, quota)));
    }

    /** The rows of a table: policy, size, of, room. */
    static String rows(Assembly assembly) {
        List<Stack> all = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
        return new PolicySizes(all, assembly.bootstrap())
                .sizes.entrySet().stream()
                        .map(row -> "| %s | %,d | %,d | %,d |"
                                .formatted(
                                        row.getKey(),
                                        row.getValue().size,
                                        row.getValue().of,
                                        row.getValue().of - row.getValue().size))
                        .collect(Collectors.joining("\n"));
    }

    private void ofOrganization(Resource policy) {
        PolicyQuota quota = QUOTAS.get(policy.property("Type").asText());
        if (quota == null) {
            throw new IllegalStateException(
                    "the quota of policies of type '%s' must be known: write it into PolicyQuota"
                            .formatted(policy.property("Type").asText()));
        }
        add(values.text(policy, "Name"), length(values.value(policy, "Content")), quota.characters());
    }

    /** All inline policies of a role or group count together. */
    private void ofOwner(Resource owner, int quota) {
        int length = values.value(owner, "Policies")
                .valueStream()
                .mapToInt(policy -> length(policy.path("PolicyDocument")))
                .sum();
        if (length > 0) {
            add("bootstrap, inline of " + owner.plainId(), length, quota);
        }
    }

    private void add(String name, int size, int of) {
        sizes.merge(name, new Size(size, of), Size::longer);
    }

    private static int length(JsonNode document) {
        return document.isTextual()
                ? document.asText().length()
                : document.toString().length();
    }
}
