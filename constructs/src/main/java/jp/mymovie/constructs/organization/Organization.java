package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.organizations.CfnOrganization;
import software.constructs.Construct;

/**
 * The organization of the management account, with all features: a new one, which outlives the stack, or one that exists
 * already, made by Control Tower for instance. Policy types and trusted access, which CloudFormation cannot enable, are
 * enabled by a function; they stay enabled when they are taken out here, because switching a policy type off detaches
 * all its policies at once.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-organization.html">
 *     AWS::Organizations::Organization</a>
 */
public final class Organization extends Construct {
    private final String organizationId;
    private final String rootId;

    private Organization(Builder builder) {
        super(builder.scope, builder.id);
        if (builder.organizationId != null && builder.rootId != null) {
            organizationId = builder.organizationId;
            rootId = builder.rootId;
        } else {
            CfnOrganization resource = CfnOrganization.Builder.create(this, "Resource")
                    .featureSet("ALL")
                    .build();
            resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
            organizationId = resource.getAttrId();
            rootId = resource.getAttrRootId();
        }
        if (!builder.policyTypes.isEmpty() || !builder.servicePrincipals.isEmpty()) {
            enable(builder.policyTypes, builder.servicePrincipals);
        }
    }

    private void enable(List<String> policyTypes, List<String> servicePrincipals) {
        OperationsFunction features = OperationsFunction.Builder.create(this, "FeaturesFunction")
                .handler("jp.mymovie.operations.organization.OrganizationFeatures::handleRequest")
                .description("Enables policy types and trusted access, which CloudFormation cannot")
                .timeout(Duration.minutes(5))
                .build();
        features.allow(
                List.of(
                        "organizations:EnableAWSServiceAccess",
                        "organizations:EnablePolicyType",
                        "organizations:ListRoots"),
                List.of("*"));
        CustomResource.Builder.create(this, "Features")
                .resourceType("Custom::OrganizationFeatures")
                .serviceToken(features.function().getFunctionArn())
                .serviceTimeout(Duration.minutes(10))
                .properties(
                        Map.of("RootId", rootId, "PolicyTypes", policyTypes, "ServicePrincipals", servicePrincipals))
                .build();
    }

    /** {@code o-…} */
    public String organizationId() {
        return organizationId;
    }

    /** {@code r-…}: the parent of the first units, and the target of guardrails for everybody. */
    public String rootId() {
        return rootId;
    }

    /** Collects what an {@link Organization} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> policyTypes = new ArrayList<>();
        private final List<String> servicePrincipals = new ArrayList<>();
        private @Nullable String organizationId;
        private @Nullable String rootId;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Takes an organization that exists; default: a new one is made. */
        public Builder existing(String organizationId, String rootId) {
            this.organizationId = organizationId;
            this.rootId = rootId;
            return this;
        }

        /** What may be attached, such as {@code SERVICE_CONTROL_POLICY}; default: none. */
        public Builder policyTypes(List<String> policyTypes) {
            this.policyTypes.addAll(policyTypes);
            return this;
        }

        /** Services that may act in all accounts, such as {@code cloudtrail.amazonaws.com}; default: none. */
        public Builder trustedAccess(List<String> servicePrincipals) {
            this.servicePrincipals.addAll(servicePrincipals);
            return this;
        }

        /** @throws IllegalArgumentException if an existing id has not the form of one */
        public Organization build() {
            if (organizationId != null && !organizationId.matches("o-[a-z0-9]{10,32}")) {
                throw new IllegalArgumentException("'organizationId' must be like o-a1b2c3d4e5, got " + organizationId);
            }
            if (rootId != null && !rootId.matches("r-[a-z0-9]{4,32}")) {
                throw new IllegalArgumentException("'rootId' must be like r-a1b2, got " + rootId);
            }
            return new Organization(this);
        }
    }
}
