package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.Statement;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.organizations.CfnPolicy;
import software.constructs.Construct;

/**
 * Guardrails as resource control policies: they hold for whoever touches a resource of a member account, from inside or
 * outside the organization. Packed into as few as AWS's quotas allow; never for the management account's resources,
 * service-linked roles or AWS's own keys.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource
 *     control policies</a>
 */
public final class ResourceControlPolicy extends Construct {
    private final List<CfnPolicy> policies;

    private ResourceControlPolicy(Builder builder, String name, List<Map<String, Object>> documents) {
        super(builder.scope, builder.id);
        policies = GuardrailPolicies.create(
                this,
                "RESOURCE_CONTROL_POLICY",
                name,
                "What nobody may do to a member account's resources",
                documents,
                builder.targetIds,
                builder.features);
    }

    /** The policies made, in order. */
    public List<CfnPolicy> policies() {
        return policies;
    }

    // A resource control policy is written like a bucket's: it says whom it binds, and binds everybody.
    private static Map<String, Object> toEverybody(Statement statement) {
        Map<String, Object> document = new LinkedHashMap<>();
        statement.document().forEach((key, value) -> {
            document.put(key, value);
            if (key.equals("Effect")) {
                document.put("Principal", "*");
            }
        });
        return document;
    }

    /** Collects what a {@link ResourceControlPolicy} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<Guardrail> guardrails = new ArrayList<>();
        private final List<String> targetIds = new ArrayList<>();
        private @Nullable String name;
        private @Nullable OrganizationFeatures features;
        private PolicyQuota quota = PolicyQuota.RESOURCE_CONTROL;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** How the policies' names begin, unique in the organization; required. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** What nobody may do; at least one. */
        public Builder guardrails(List<? extends Guardrail> guardrails) {
            this.guardrails.addAll(guardrails);
            return this;
        }

        /** The roots, units or accounts whose resources are bound; at least one. */
        public Builder targetIds(List<String> targetIds) {
            this.targetIds.addAll(targetIds);
            return this;
        }

        /** Features that enable the policy type before; default: it is enabled already. */
        public Builder features(OrganizationFeatures features) {
            this.features = features;
            return this;
        }

        /** What AWS takes; default: {@link PolicyQuota#RESOURCE_CONTROL}. */
        public Builder quota(PolicyQuota quota) {
            this.quota = quota;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing, or if the guardrails exceed the quota */
        public ResourceControlPolicy build() {
            String checked = GuardrailPolicies.checked(name, targetIds);
            List<Statement> statements = PolicyDocuments.statements(guardrails);
            return new ResourceControlPolicy(
                    this,
                    checked,
                    PolicyDocuments.pack(
                            scope.getNode().getPath() + "/" + id,
                            statements,
                            quota,
                            1,
                            ResourceControlPolicy::toEverybody));
        }
    }
}
