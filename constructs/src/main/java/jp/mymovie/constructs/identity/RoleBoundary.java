package jp.mymovie.constructs.identity;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.amazon.awscdk.services.iam.Role;

/** Puts a role under a boundary of its own, stronger than the one that its stage gives to all roles. */
final class RoleBoundary {
    private RoleBoundary() {}

    // A property would lose against the stage's aspect; the aspect nearest to the role wins.
    static void apply(Role role, @Nullable String policyName) {
        if (policyName != null) {
            PermissionsBoundary.of(role).apply(ManagedPolicy.fromManagedPolicyName(role, "Boundary", policyName));
        }
    }
}
