package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.stream.Stream;

/**
 * The log of web ACLs of AWS WAF: requests that a rule refused or would have refused, as {@link WafLogDelivery} sends them.
 * Requests that were let through without a match are in {@link CloudFrontLog}. An archive and a writer know it by {@code log(WafLog.log())}.
 * The request is JSON within its column.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html">Log fields of AWS WAF</a>
 */
public final class WafLog {
    static final String NAME = "waf";

    private static final List<LogColumn> COLUMNS = Stream.concat(
                    Stream.of(LogColumn.named("requested_at", "timestamp")),
                    Stream.of(
                                    "webaclId",
                                    "terminatingRuleId",
                                    "terminatingRuleType",
                                    "action",
                                    "terminatingRuleMatchDetails",
                                    "httpSourceName",
                                    "httpSourceId",
                                    "ruleGroupList",
                                    "rateBasedRuleList",
                                    "nonTerminatingMatchingRules",
                                    "responseCodeSent",
                                    "httpRequest",
                                    "labels",
                                    "requestBodySize",
                                    "requestBodySizeInspectedByWAF",
                                    "ja4Fingerprint")
                            .map(LogColumn::of))
            .toList();

    private WafLog() {}

    /** The log, for {@link LogArchive.Builder#log} and {@link LakeWriter.Builder#log}. */
    public static CustomLog log() {
        return CustomLog.json(NAME, "Requests that a rule of a web ACL matched", COLUMNS);
    }
}
