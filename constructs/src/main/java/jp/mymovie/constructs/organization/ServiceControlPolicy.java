package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.Statement;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.organizations.CfnPolicy;
import software.constructs.Construct;

/**
 * Guardrails as service control policies, packed into as few as AWS's quotas allow and attached to a root, units or
 * accounts. They hold for every principal of the member accounts, never for the management account. The policy type
 * must be enabled on the root first: hand the {@link OrganizationFeatures} to {@link Builder#features}.
 */
public final class ServiceControlPolicy extends Construct {
    private final List<CfnPolicy> policies;

    private ServiceControlPolicy(Builder builder, String name, List<Map<String, Object>> documents) {
        super(builder.scope, builder.id);
        policies = GuardrailPolicies.create(
                this,
                "SERVICE_CONTROL_POLICY",
                name,
                "What nobody in a member account may do",
                documents,
                builder.targetIds,
                builder.features);
    }

    /** The policies made, in order. */
    public List<CfnPolicy> policies() {
        return policies;
    }

    /** Collects what a {@link ServiceControlPolicy} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<Guardrail> guardrails = new ArrayList<>();
        private final List<String> targetIds = new ArrayList<>();
        private @Nullable String name;
        private @Nullable OrganizationFeatures features;
        private PolicyQuota quota = PolicyQuota.SERVICE_CONTROL;
        private int attached = 1;

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

        /** The roots, units or accounts that are bound; at least one. */
        public Builder targetIds(List<String> targetIds) {
            this.targetIds.addAll(targetIds);
            return this;
        }

        /** Features that enable the policy type before; default: it is enabled already. */
        public Builder features(OrganizationFeatures features) {
            this.features = features;
            return this;
        }

        /** How many policies the targets have by other hands; default: 1, AWS's FullAWSAccess. */
        public Builder attached(int attached) {
            this.attached = attached;
            return this;
        }

        /** What AWS takes; default: {@link PolicyQuota#SERVICE_CONTROL}. */
        public Builder quota(PolicyQuota quota) {
            this.quota = quota;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing, or if the guardrails exceed the quota */
        public ServiceControlPolicy build() {
            String checked = GuardrailPolicies.checked(name, targetIds);
            List<Statement> statements = PolicyDocuments.statements(guardrails);
            return new ServiceControlPolicy(
                    this,
                    checked,
                    PolicyDocuments.pack(
                            scope.getNode().getPath() + "/" + id, statements, quota, attached, Statement::document));
        }
    }
}
