package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.organizations.CfnPolicy;
import software.constructs.Construct;

/** What policies of guardrails have in common, be they of services or of resources. */
final class GuardrailPolicies {
    private GuardrailPolicies() {}

    /**
     * Makes a policy of each document, one after another.
     *
     * @param name how their names begin
     * @param description what they are for
     * @param features enable their type before; null where it is enabled already
     */
    static List<CfnPolicy> create(
            Construct scope,
            String type,
            String name,
            String description,
            List<Map<String, Object>> documents,
            List<String> targetIds,
            @Nullable OrganizationFeatures features) {
        List<CfnPolicy> policies = new ArrayList<>();
        OneAtATime oneAtATime = features == null ? new OneAtATime() : features.oneAtATime();
        for (Map<String, Object> document : documents) {
            int number = policies.size() + 1;
            CfnPolicy policy = CfnPolicy.Builder.create(scope, number == 1 ? "Resource" : "Resource" + number)
                    .type(type)
                    .name("%s-%d".formatted(name, number))
                    .description("%s, part %d".formatted(description, number))
                    .content(document)
                    .targetIds(targetIds)
                    .build();
            if (features != null) {
                policy.getNode().addDependency(features);
            }
            oneAtATime.add(policy);
            policies.add(policy);
        }
        return List.copyOf(policies);
    }

    /** The name, if it and the targets are as they must be. */
    static String checked(@Nullable String name, List<String> targetIds) {
        if (name == null || name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException("'name' must be 1 to 120 characters, got %s".formatted(name));
        }
        if (targetIds.isEmpty()) {
            throw new IllegalArgumentException("'targetIds' must name a root, unit or account, got []");
        }
        return name;
    }
}
