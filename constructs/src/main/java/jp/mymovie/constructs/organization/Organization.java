package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private @Nullable OperationsFunction features;

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
        if (!builder.policyTypes.isEmpty() || !builder.servicePrincipals.isEmpty() || builder.rootManagement) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("PolicyTypes", builder.policyTypes);
            properties.put("ServicePrincipals", builder.servicePrincipals);
            if (builder.rootManagement) {
                properties.put("CentralRootManagement", "true");
            }
            enable("Features", properties);
        }
    }

    private CustomResource enable(String id, Map<String, Object> properties) {
        properties.put("RootId", rootId);
        OperationsFunction function = features();
        List<String> actions = new ArrayList<>(List.of("organizations:ListRoots"));
        if (properties.containsKey("PolicyTypes")) {
            actions.addAll(List.of("organizations:EnableAWSServiceAccess", "organizations:EnablePolicyType"));
        }
        if (properties.containsKey("CentralRootManagement")) {
            actions.addAll(
                    List.of("iam:EnableOrganizationsRootCredentialsManagement", "iam:EnableOrganizationsRootSessions"));
        }
        if (properties.containsKey("DelegatedAdministrators")) {
            actions.add("organizations:RegisterDelegatedAdministrator");
        }
        function.allow(actions.stream().sorted().toList(), List.of("*"));
        return CustomResource.Builder.create(this, id)
                .resourceType("Custom::OrganizationFeatures")
                .serviceToken(function.function().getFunctionArn())
                .serviceTimeout(Duration.minutes(10))
                .properties(properties)
                .build();
    }

    private OperationsFunction features() {
        if (features == null) {
            features = OperationsFunction.Builder.create(this, "FeaturesFunction")
                    .handler("jp.mymovie.operations.organization.OrganizationFeatures::handleRequest")
                    .description("Enables policy types and trusted access, which CloudFormation cannot")
                    .timeout(Duration.minutes(5))
                    .build();
        }
        return features;
    }

    /**
     * Lets a member account administer a service for the whole organization, so that nobody need do it in the management
     * account. It stays so when it is taken out here. The service must have trusted access.
     */
    public void delegate(String servicePrincipal, MemberAccount account) {
        enableDelegation(servicePrincipal, account.accountId()).getNode().addDependency(account);
    }

    /**
     * Does so for a member account that exists already.
     *
     * @param accountId the 12 digits
     * @throws IllegalArgumentException if it has not the form of an account's id
     */
    public void delegate(String servicePrincipal, String accountId) {
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("'accountId' must be 12 digits, got " + accountId);
        }
        enableDelegation(servicePrincipal, accountId);
    }

    private CustomResource enableDelegation(String servicePrincipal, String accountId) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("DelegatedAdministrators", List.of("%s=%s".formatted(servicePrincipal, accountId)));
        return enable("Delegation-" + servicePrincipal, properties);
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
        private boolean rootManagement;

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

        /**
         * Takes the root users of the members out of use: they have no password and no key, and the management account
         * opens a session for the few tasks that want one. Needs trusted access of {@code iam.amazonaws.com}. Default: no.
         */
        public Builder centralRootManagement() {
            this.rootManagement = true;
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
