package jp.mymovie.constructs.monitoring;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.oam.CfnSink;
import software.constructs.Construct;

/**
 * The end of the links: where the monitoring account sees what the organization's accounts share of one region. Any
 * account of the organization may link to it, none outside, and share nothing but what {@link ObservabilityLink} does.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html">
 *     Cross-account observability</a>
 */
public final class ObservabilitySink extends Construct {
    private final CfnSink resource;

    private ObservabilitySink(Builder builder, String organizationId) {
        super(builder.scope, builder.id);
        this.resource = CfnSink.Builder.create(this, "Resource")
                .name(builder.name)
                .policy(Ordered.map(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Ordered.map(
                                "Effect", "Allow",
                                "Principal", "*",
                                "Action", List.of("oam:CreateLink", "oam:UpdateLink"),
                                "Resource", "*",
                                "Condition",
                                        Ordered.map(
                                                "StringEquals", Map.of("aws:PrincipalOrgID", organizationId),
                                                "ForAllValues:StringEquals",
                                                        Map.of("oam:ResourceTypes", ObservabilityLink.RESOURCE_TYPES),
                                                "Null", Map.of("oam:ResourceTypes", "false"))))))
                .build();
    }

    /** What an {@link ObservabilityLink} in another account needs. */
    public String sinkArn() {
        return resource.getAttrArn();
    }

    /** Collects what an {@link ObservabilitySink} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String name = "organization";
        private @Nullable String organizationId;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The organization whose accounts may link; required. */
        public Builder organizationId(String organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /** An account has one sink a region, and it must have a name; default: {@code organization}. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** @throws IllegalArgumentException if the organization is missing: the sink would be open to all of AWS */
        public ObservabilitySink build() {
            if (organizationId == null || !organizationId.matches("o-[a-z0-9]{10,32}")) {
                throw new IllegalArgumentException("'organizationId' must be like o-a1b2c3d4e5, got " + organizationId);
            }
            return new ObservabilitySink(this, organizationId);
        }
    }
}
