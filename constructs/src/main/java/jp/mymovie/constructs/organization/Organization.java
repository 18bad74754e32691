package jp.mymovie.constructs.organization;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.organizations.CfnOrganization;
import software.constructs.Construct;

/**
 * The organization of the management account, with all features: a new one, which outlives the stack, or one that exists
 * already, made by Control Tower for instance. What it is made of is made one after another: units, accounts and
 * policies of a stack each wait for the one before. {@link OrganizationFeatures} enable what CloudFormation cannot.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-organization.html">
 *     AWS::Organizations::Organization</a>
 */
public final class Organization extends Construct {
    private final String organizationId;
    private final String rootId;
    private final OneAtATime oneAtATime = new OneAtATime();
    private final Set<String> taken = new LinkedHashSet<>();

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
    }

    OneAtATime oneAtATime() {
        return oneAtATime;
    }

    /** Names and addresses of the accounts made so far. */
    Set<String> taken() {
        return taken;
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
