package jp.mymovie.constructs.identity;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * A role into which people switch from the account that holds their users, and only with a second factor. Its name is
 * fixed, because the users' policy and the guardrails know it by name. A session lasts four hours at most.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-console.html">Switch role</a>
 */
public final class SwitchRole extends Construct {
    /** The name of the role that may do everything. */
    public static final String ADMINISTRATOR = "Administrator";

    /** The name of the role that may look at everything but secrets. */
    public static final String READ_ONLY = "ReadOnly";

    /** The name of the role that may ask the log lake, and do nothing else. */
    public static final String LOG_READER = "LogReader";

    private final Role resource;

    private SwitchRole(Construct scope, String name, String trustedAccountId, String managedPolicy) {
        super(scope, name);
        if (!trustedAccountId.matches("\\d{12}")) {
            throw new IllegalArgumentException(
                    "'trustedAccountId' must be 12 digits, got %s".formatted(trustedAccountId));
        }
        this.resource = Role.Builder.create(this, "Resource")
                .roleName(name)
                .description("People switch into it from account " + trustedAccountId)
                .maxSessionDuration(Duration.hours(4))
                .assumedBy(new AccountPrincipal(trustedAccountId)
                        .withConditions(Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true"))))
                .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName(managedPolicy)))
                .build();
    }

    /** The role {@value #ADMINISTRATOR}. */
    public static SwitchRole administrator(Construct scope, String trustedAccountId) {
        return new SwitchRole(scope, ADMINISTRATOR, trustedAccountId, "AdministratorAccess");
    }

    /** The role {@value #READ_ONLY}. */
    public static SwitchRole readOnly(Construct scope, String trustedAccountId) {
        return new SwitchRole(scope, READ_ONLY, trustedAccountId, "ReadOnlyAccess");
    }

    /** Puts it under a permissions boundary, the account's managed policy of that name. */
    public SwitchRole bounded(String policyName) {
        RoleBoundary.apply(resource, policyName);
        return this;
    }

    public IRole role() {
        return resource;
    }
}
