package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/**
 * Features of an organization that CloudFormation cannot enable: policy types, trusted access, service-linked roles of
 * the management account, central management of the members' root users, and delegated administrators. One function
 * enables them in that order, and may repeat it. They stay enabled when they are taken out here, because switching a
 * policy type off detaches all its policies at once.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html">Trusted access
 *     and delegated administrators</a>
 */
public final class OrganizationFeatures extends Construct {
    private final Organization organization;

    private OrganizationFeatures(Builder builder, Organization organization) {
        super(builder.scope, builder.id);
        this.organization = organization;
        OperationsFunction function = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.organization.OrganizationFeatures::handleRequest")
                .description("Enables features of the organization, which CloudFormation cannot")
                .timeout(Duration.minutes(5))
                .build();
        function.allow(builder.actions(), List.of("*"));
        for (String service : builder.serviceLinkedRoles) {
            function.allow(
                    List.of("iam:CreateServiceLinkedRole"),
                    List.of("arn:aws:iam::%s:role/aws-service-role/%s/*"
                            .formatted(Stack.of(this).getAccount(), service)),
                    Map.of("StringEquals", Map.of("iam:AWSServiceName", service)));
        }
        CustomResource resource = CustomResource.Builder.create(this, "Resource")
                .resourceType("Custom::OrganizationFeatures")
                .serviceToken(function.function().getFunctionArn())
                .serviceTimeout(Duration.minutes(10))
                .properties(builder.properties(organization))
                .build();
        if (resource.getNode().getDefaultChild() instanceof CfnResource custom) {
            organization.oneAtATime().add(custom);
        }
    }

    OneAtATime oneAtATime() {
        return organization.oneAtATime();
    }

    /** Collects what {@link OrganizationFeatures} are made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> policyTypes = new ArrayList<>();
        private final List<String> servicePrincipals = new ArrayList<>();
        private final List<String> serviceLinkedRoles = new ArrayList<>();
        private final List<String> delegations = new ArrayList<>();
        private @Nullable Organization organization;
        private final List<String> backupRegions = new ArrayList<>();
        private boolean rootManagement;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Organization of the management account that deploys; required. */
        public Builder organization(Organization organization) {
            this.organization = organization;
            return this;
        }

        /** Types of policies that may be attached, such as {@code SERVICE_CONTROL_POLICY}; default: none. */
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
         * Services whose service-linked role is made in the management account. IAM Access Analyzer wants it there before
         * a member account becomes its administrator. Default: none.
         */
        public Builder serviceLinkedRoles(List<String> servicePrincipals) {
            this.serviceLinkedRoles.addAll(servicePrincipals);
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

        /**
         * Lets backups of the regions be copied to other accounts of the organization; default: none. Needs trusted access
         * of {@code backup.amazonaws.com}.
         *
         * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateGlobalSettings.html">
         *     UpdateGlobalSettings</a>
         */
        public Builder crossAccountBackup(List<String> regions) {
            this.backupRegions.addAll(regions);
            return this;
        }

        /**
         * Lets a member account administer a service for the whole organization, so that nobody need do it in the
         * management account. The service must have trusted access.
         *
         * @param accountId the 12 digits, or {@link MemberAccount#accountId}
         * @throws IllegalArgumentException if it has not the form of an account's id
         */
        public Builder delegate(String servicePrincipal, String accountId) {
            if (!Token.isUnresolved(accountId) && !accountId.matches("\\d{12}")) {
                throw new IllegalArgumentException("'accountId' must be 12 digits, got " + accountId);
            }
            delegations.add("%s=%s".formatted(servicePrincipal, accountId));
            return this;
        }

        private List<String> actions() {
            List<String> actions = new ArrayList<>();
            if (!policyTypes.isEmpty()) {
                actions.addAll(List.of("organizations:EnablePolicyType", "organizations:ListRoots"));
            }
            if (!servicePrincipals.isEmpty()) {
                actions.add("organizations:EnableAWSServiceAccess");
            }
            if (rootManagement) {
                actions.addAll(List.of(
                        "iam:EnableOrganizationsRootCredentialsManagement", "iam:EnableOrganizationsRootSessions"));
            }
            if (!backupRegions.isEmpty()) {
                actions.add("backup:UpdateGlobalSettings");
            }
            if (!delegations.isEmpty()) {
                actions.add("organizations:RegisterDelegatedAdministrator");
            }
            return actions.stream().sorted().toList();
        }

        private Map<String, Object> properties(Organization organization) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("RootId", organization.rootId());
            put(properties, "PolicyTypes", policyTypes);
            put(properties, "ServicePrincipals", servicePrincipals);
            put(properties, "ServiceLinkedRoles", serviceLinkedRoles);
            if (rootManagement) {
                properties.put("CentralRootManagement", "true");
            }
            put(properties, "CrossAccountBackupRegions", backupRegions);
            put(properties, "DelegatedAdministrators", delegations);
            return properties;
        }

        private static void put(Map<String, Object> properties, String key, List<String> values) {
            if (!values.isEmpty()) {
                properties.put(key, List.copyOf(values));
            }
        }

        /** @throws IllegalArgumentException if the organization is missing, or if there is nothing to enable */
        public OrganizationFeatures build() {
            if (organization == null) {
                throw new IllegalArgumentException("'organization' must be given, got null");
            }
            if (actions().isEmpty() && serviceLinkedRoles.isEmpty()) {
                throw new IllegalArgumentException(
                        "'%s/%s' must enable at least one feature, got none: add policy types or trusted access"
                                .formatted(scope.getNode().getPath(), id));
            }
            return new OrganizationFeatures(this, organization);
        }
    }
}
