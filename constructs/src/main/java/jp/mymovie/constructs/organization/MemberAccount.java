package jp.mymovie.constructs.organization;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.organizations.CfnAccount;
import software.constructs.Construct;

/**
 * An account of the organization. It outlives the stack: deleting the resource would close the account. Name, e-mail and
 * role can't be changed afterwards, and AWS makes one account at a time, so each
 * waits for the one made before it in its organization.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-account.html">
 *     AWS::Organizations::Account</a>
 */
public final class MemberAccount extends Construct {
    /** The role in a new account that the management account may assume. */
    public static final String ACCESS_ROLE = "OrganizationAccountAccessRole";

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private final CfnAccount resource;

    private MemberAccount(Builder builder, String name, String email, OrganizationalUnit unit) {
        super(builder.scope, builder.id);
        this.resource = CfnAccount.Builder.create(this, "Resource")
                .accountName(name)
                .email(email)
                .roleName(ACCESS_ROLE)
                .parentIds(List.of(unit.unitId()))
                .build();
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
        unit.organization().oneAtATime().add(resource);
        unit.organization().taken().add("name " + name);
        unit.organization().taken().add("email " + email.toLowerCase(Locale.ROOT));
    }

    /** The 12 digits, known once it is deployed. */
    public String accountId() {
        return resource.getAttrAccountId();
    }

    /** Collects what a {@link MemberAccount} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String name;
        private @Nullable String email;
        private @Nullable OrganizationalUnit unit;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The name, at most 50 characters; required. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** The root user's address, unique in all of AWS, at most 64 characters; required. */
        public Builder email(String email) {
            this.email = email;
            return this;
        }

        /** The unit that it belongs to; required. */
        public Builder unit(OrganizationalUnit unit) {
            this.unit = unit;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing or longer than AWS takes */
        public MemberAccount build() {
            if (name == null || name.isBlank() || name.length() > 50) {
                throw wrong("a name of 1 to 50 characters", name, "shorten it");
            }
            if (email == null || email.length() > 64 || !EMAIL.matcher(email).matches()) {
                throw wrong("an address of at most 64 characters", email, "give the account one of its own");
            }
            if (unit == null) {
                throw wrong("a unit", null, "say in which unit it is governed");
            }
            // AWS would refuse the second after minutes, in the middle of a deployment.
            requireUnique(unit.organization(), "name", name, name);
            requireUnique(unit.organization(), "email", email, email.toLowerCase(Locale.ROOT));
            return new MemberAccount(this, name, email, unit);
        }

        private void requireUnique(Organization organization, String what, String got, String compared) {
            if (organization.taken().contains(what + " " + compared)) {
                throw wrong(
                        "a%s %s that no other account has".formatted(what.equals("email") ? "n" : "", what),
                        got,
                        what.equals("email") ? "an address takes a +suffix" : "rename one");
            }
        }

        private IllegalArgumentException wrong(String wanted, @Nullable String got, String remedy) {
            return new IllegalArgumentException(
                    "'%s/%s' must have %s, got %s: %s".formatted(scope.getNode().getPath(), id, wanted, got, remedy));
        }
    }
}
