package jp.mymovie.constructs.monitoring;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.oam.CfnLink;
import software.constructs.Construct;

/**
 * Shows this account's metrics, log groups, traces and application signals of one region in the monitoring account. An
 * account has one link a region and sink; it costs nothing.
 */
public final class ObservabilityLink extends Construct {
    static final List<String> RESOURCE_TYPES = List.of(
            "AWS::CloudWatch::Metric", "AWS::Logs::LogGroup", "AWS::XRay::Trace", "AWS::ApplicationSignals::Service");

    private static final Pattern SINK = Pattern.compile("arn:[\\w-]+:oam:([\\w-]+):\\d{12}:sink/.+");

    private ObservabilityLink(Builder builder, String sinkArn) {
        super(builder.scope, builder.id);
        CfnLink.Builder.create(this, "Resource")
                .labelTemplate("$AccountName")
                .resourceTypes(RESOURCE_TYPES)
                .sinkIdentifier(sinkArn)
                .build();
    }

    /** Collects what an {@link ObservabilityLink} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String sinkArn;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The sink in the monitoring account, of the same region; required. */
        public Builder sinkArn(String sinkArn) {
            this.sinkArn = sinkArn;
            return this;
        }

        /** @throws IllegalArgumentException if the sink is missing, no sink, or one of another region */
        public ObservabilityLink build() {
            if (sinkArn == null) {
                throw new IllegalArgumentException("'sinkArn' must be the ARN of a sink, got null");
            }
            String region = Stack.of(scope).getRegion();
            if (!Token.isUnresolved(sinkArn)) {
                Matcher sink = SINK.matcher(sinkArn);
                if (!sink.matches()) {
                    throw new IllegalArgumentException(
                            "'sinkArn' must be the ARN of a sink, got %s".formatted(sinkArn));
                }
                if (!Token.isUnresolved(region) && !sink.group(1).equals(region)) {
                    throw new IllegalArgumentException(
                            "'sinkArn' must be a sink of %s, the stack's region, got %s".formatted(region, sinkArn));
                }
            }
            return new ObservabilityLink(this, sinkArn);
        }
    }
}
