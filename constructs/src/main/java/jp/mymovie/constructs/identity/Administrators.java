package jp.mymovie.constructs.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Group;
import software.amazon.awscdk.services.iam.IGroup;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The group of the people who run the estate. Its users may set their own password and their own second factor (a device
 * that bears the user's name), and with that factor switch into roles; nothing else, in this account or another. Users
 * themselves are made by hand: who is one is not a matter of code.
 */
public final class Administrators extends Construct {
    private static final String SELF = "${aws:username}";
    private static final Map<String, Map<String, String>> WITH_SECOND_FACTOR =
            Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true"));

    private final Group resource;

    private Administrators(Builder builder) {
        super(builder.scope, builder.id);
        this.resource = Group.Builder.create(this, "Resource").build();
        String user = arn("user", SELF);
        String device = arn("mfa", SELF);
        Policy.Builder.create(this, "Policy")
                .groups(List.of(resource))
                .statements(List.of(
                        allow("SwitchRole", List.of("sts:AssumeRole"), builder.roles(), WITH_SECOND_FACTOR),
                        allow(
                                "OwnPassword",
                                List.of("iam:ChangePassword", "iam:GetUser", "iam:GetLoginProfile"),
                                List.of(user),
                                Map.of()),
                        allow(
                                "OwnSecondFactor",
                                List.of(
                                        "iam:CreateVirtualMFADevice",
                                        "iam:EnableMFADevice",
                                        "iam:ListMFADevices",
                                        "iam:ResyncMFADevice"),
                                List.of(user, device),
                                Map.of()),
                        allow(
                                "DropOwnSecondFactor",
                                List.of("iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice"),
                                List.of(user, device),
                                WITH_SECOND_FACTOR),
                        allow(
                                "ReadPasswordRules",
                                List.of("iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"),
                                List.of("*"),
                                Map.of())))
                .build();
    }

    private String arn(String resource, String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("iam")
                        .region("")
                        .resource(resource)
                        .resourceName(name)
                        .build());
    }

    private static PolicyStatement allow(
            String sid, List<String> actions, List<String> resources, Map<String, ?> conditions) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build();
    }

    /** The group to which users are added. */
    public IGroup group() {
        return resource;
    }

    /** Collects what {@link Administrators} may do. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> accountIds = new ArrayList<>();
        private final List<String> roleArns = new ArrayList<>();
        private final List<String> roleNames = new ArrayList<>(List.of(SwitchRole.ADMINISTRATOR, SwitchRole.READ_ONLY));

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The accounts into which they switch; at least one. */
        public Builder accountIds(List<String> accountIds) {
            this.accountIds.addAll(accountIds);
            return this;
        }

        /** More roles there, beside {@link SwitchRole}'s two. */
        public Builder roleName(String roleName) {
            this.roleNames.add(roleName);
            return this;
        }

        /** A role in one account alone. */
        public Builder roleIn(String accountId, String roleName) {
            this.roleArns.add("arn:aws:iam::%s:role/%s".formatted(accountId, roleName));
            return this;
        }

        private List<String> roles() {
            return Stream.concat(
                            accountIds.stream()
                                    .flatMap(account -> roleNames.stream()
                                            .map(role -> "arn:aws:iam::%s:role/%s".formatted(account, role))),
                            roleArns.stream())
                    .toList();
        }

        /** @throws IllegalArgumentException if there is no account to switch into, or one that is not 12 digits */
        public Administrators build() {
            if (accountIds.isEmpty()) {
                throw new IllegalArgumentException("'accountIds' must name an account to switch into, got []");
            }
            for (String accountId : accountIds) {
                if (!accountId.matches("\\d{12}")) {
                    throw new IllegalArgumentException("'accountIds' must be 12 digits each, got " + accountId);
                }
            }
            return new Administrators(this);
        }
    }
}
