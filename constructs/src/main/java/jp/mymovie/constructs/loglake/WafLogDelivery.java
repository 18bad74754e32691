package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.constructs.Ordered;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration.FieldToMatchProperty;
import software.constructs.Construct;

/**
 * The way of a distribution's web ACL log into the lake, see {@link WafLog}: a stream in us-east-1, since WAF writes to a
 * bucket of its own account alone and to no stream whose name begins otherwise than with {@code aws-waf-logs-}. Kept are
 * requests that a rule refused or counted. Credentials, cookies, referrers and query strings are left out, as CloudFront's
 * log has none.
 *
 * <p>A record is billed as 5 KB of the stream: a flood of 10,000 refused requests a second is 6.5 US$ an hour.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-kinesis.html">WAF logs to Firehose</a>
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html">WAF logs to S3</a>
 */
public final class WafLogDelivery extends Construct {
    private static final List<String> ACTIONS = List.of("BLOCK", "COUNT", "EXCLUDED_AS_COUNT");
    private static final List<String> HEADERS = List.of("authorization", "cookie", "referer");

    private final CfnDeliveryStream stream;

    private WafLogDelivery(Construct scope, String id, LakeWriter writer, String webAclArn) {
        super(scope, id);
        stream = LakeStream.create(this, writer, WafLog.NAME, "aws-waf-logs-" + writer.service(), List.of());
        CfnLoggingConfiguration.Builder.create(this, "Logging")
                .resourceArn(webAclArn)
                .logDestinationConfigs(List.of(stream.getAttrArn()))
                .redactedFields(redacted())
                // The CDK passes this property on as it is, so the keys are CloudFormation's.
                .loggingFilter(Ordered.map(
                        "DefaultBehavior",
                        "DROP",
                        "Filters",
                        List.of(Ordered.map(
                                "Behavior",
                                "KEEP",
                                "Requirement",
                                "MEETS_ANY",
                                "Conditions",
                                ACTIONS.stream()
                                        .map(action -> Map.of("ActionCondition", Map.of("Action", action)))
                                        .toList()))))
                .build();
    }

    private static List<FieldToMatchProperty> redacted() {
        return Stream.concat(
                        HEADERS.stream()
                                .map(name -> FieldToMatchProperty.builder()
                                        .singleHeader(Map.of("Name", name))
                                        .build()),
                        Stream.of(FieldToMatchProperty.builder()
                                .queryString(Map.of())
                                .build()))
                .toList();
    }

    /**
     * Delivers the log of a web ACL.
     *
     * @param writer the service whose edge it guards, and the archive; it must know {@link WafLog#log}
     * @throws IllegalArgumentException if the writer does not know the log, or the stack is in a region other than us-east-1
     */
    public static WafLogDelivery create(Construct scope, String id, LakeWriter writer, String webAclArn) {
        EdgeRegion.check(scope, "the log delivery of a web ACL");
        writer.check(WafLog.log());
        return new WafLogDelivery(scope, id, writer, webAclArn);
    }

    /** The name, for alarms. */
    public String streamName() {
        return stream.getRef();
    }

    /** Longest wait of a record for its file. */
    public Duration bufferInterval() {
        return LakeStream.BUFFER;
    }
}
