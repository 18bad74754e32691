package jp.mymovie.constructs.bootstrap;

import java.util.List;
import java.util.stream.Stream;

/**
 * What things are called in one account and region.
 *
 * @param system how the estate's physical names begin
 * @param qualifier what tells one bootstrap from another in the CDK's names
 * @param accountId the 12 digits
 * @param region the region that is bootstrapped
 * @param workflows names of the roles that workflows deploy with, and of any other deployers
 */
record Names(String system, String qualifier, String accountId, String region, List<String> workflows) {
    /** The same account in another region. */
    Names in(String otherRegion) {
        return new Names(system, qualifier, accountId, otherRegion, workflows);
    }

    /** {@code kind} is one of the CDK's: {@code deploy-role}, {@code cfn-exec-role} and so on. */
    String cdk(String kind) {
        return "cdk-%s-%s-%s-%s".formatted(qualifier, kind, accountId, region);
    }

    String cdkRole(String kind) {
        return role(cdk(kind));
    }

    String role(String name) {
        return iam("role/" + name);
    }

    String workloadBoundary() {
        return iam("policy/" + Boundary.workload(system));
    }

    String peopleBoundary() {
        return iam("policy/" + Boundary.people(system));
    }

    /** The policies that no deployment and no person but the bootstrapper may touch. */
    List<String> bootstrapPolicies() {
        return List.of(workloadBoundary(), peopleBoundary(), iam("policy/cdk-%s-*".formatted(qualifier)));
    }

    /** The roles that no deployment and no person but the bootstrapper may touch, where there is none yet too. */
    List<String> bootstrapRoles() {
        return Stream.of(Stream.of("cdk-%s-*".formatted(qualifier)), PeoplesRoles.NAMES.stream(), workflows.stream())
                .flatMap(kind -> kind)
                .distinct()
                .map(this::role)
                .toList();
    }

    String iam(String resource) {
        return "arn:aws:iam::%s:%s".formatted(accountId, resource);
    }

    String assetBucket() {
        return "arn:aws:s3:::" + cdk("assets");
    }

    String versionParameter() {
        return "/cdk-bootstrap/%s/version".formatted(qualifier);
    }
}
