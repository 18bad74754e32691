package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Record sets written as the change batch that puts them back, so that a person can hand the text to {@code aws route53
 * change-resource-record-sets --change-batch} when no function runs any more. Knows alias records and plain ones; what
 * it does not know it loses, which {@link RestoreRecord} finds out before anything is cut.
 */
final class ChangeBatchJson {
    private ChangeBatchJson() {}

    static String write(List<ResourceRecordSet> sets) {
        return Json.write(Map.of(
                "Changes",
                sets.stream()
                        .map(set -> {
                            Map<String, Object> change = new LinkedHashMap<>();
                            change.put("Action", "UPSERT");
                            change.put("ResourceRecordSet", toJson(set));
                            return change;
                        })
                        .toList()));
    }

    static List<ResourceRecordSet> read(String text) {
        return Json.objects(Json.object(text), "Changes").stream()
                .map(change -> fromJson(Json.object(change, "ResourceRecordSet")))
                .toList();
    }

    private static Map<String, Object> toJson(ResourceRecordSet set) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Name", set.name());
        json.put("Type", set.typeAsString());
        AliasTarget alias = set.aliasTarget();
        if (alias != null) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("HostedZoneId", alias.hostedZoneId());
            target.put("DNSName", alias.dnsName());
            target.put("EvaluateTargetHealth", alias.evaluateTargetHealth());
            json.put("AliasTarget", target);
        }
        if (set.ttl() != null) {
            json.put("TTL", set.ttl());
        }
        if (set.hasResourceRecords() && !set.resourceRecords().isEmpty()) {
            json.put(
                    "ResourceRecords",
                    set.resourceRecords().stream()
                            .map(value -> Map.of("Value", value.value()))
                            .toList());
        }
        return json;
    }

    private static ResourceRecordSet fromJson(Map<String, @Nullable Object> json) {
        ResourceRecordSet.Builder set =
                ResourceRecordSet.builder().name(Json.text(json, "Name")).type(Json.text(json, "Type"));
        Map<String, @Nullable Object> alias = Json.object(json, "AliasTarget");
        if (!alias.isEmpty()) {
            set.aliasTarget(AliasTarget.builder()
                    .hostedZoneId(Json.text(alias, "HostedZoneId"))
                    .dnsName(Json.text(alias, "DNSName"))
                    .evaluateTargetHealth(Boolean.TRUE.equals(alias.get("EvaluateTargetHealth")))
                    .build());
        }
        if (json.get("TTL") instanceof Long ttl) {
            set.ttl(ttl);
        }
        List<ResourceRecord> values = Json.objects(json, "ResourceRecords").stream()
                .map(value -> ResourceRecord.builder()
                        .value(Json.text(value, "Value"))
                        .build())
                .toList();
        return (values.isEmpty() ? set : set.resourceRecords(values)).build();
    }
}
