package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.organization.OrganizationFeatures;
import software.amazon.awscdk.Stack;

/** Features of the organization that guardrails, the trail and analyzers need; a stack that may fail and be repeated. */
final class FeaturesStack extends Stack {
    private static final String ACCESS_ANALYZER = "access-analyzer.amazonaws.com";

    private final OrganizationFeatures features;

    FeaturesStack(ManagementStage stage, OrganizationTree tree) {
        super(
                stage,
                "Features",
                stage.home("Policy types, trusted access and administrators of services")
                        .build());
        Estate estate = stage.estate();
        features = OrganizationFeatures.Builder.create(this, "Features")
                .organization(tree.organization())
                .policyTypes(List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2"))
                .trustedAccess(List.of(
                        ACCESS_ANALYZER,
                        "account.amazonaws.com",
                        "backup.amazonaws.com",
                        "cloudtrail.amazonaws.com",
                        "ec2.amazonaws.com",
                        "iam.amazonaws.com"))
                .serviceLinkedRoles(List.of(ACCESS_ANALYZER))
                .centralRootManagement()
                .crossAccountBackup(List.of(estate.homeRegion()))
                // Reports of what is shared beyond the organization are read where everything else is watched.
                .delegate(ACCESS_ANALYZER, tree.accountId(estate.monitoring()))
                .build();
    }

    OrganizationFeatures features() {
        return features;
    }
}
