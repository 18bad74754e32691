package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A simple record set of Route 53: an alias or values.
 *
 * @param name absolute and in lower case
 * @param ttl seconds, null for an alias
 * @param values empty for an alias
 */
record RecordSet(
        String name,
        String type,
        @Nullable Alias alias,
        @Nullable Long ttl,
        List<String> values) {

    /** Target of an alias. */
    record Alias(String hostedZoneId, String dnsName, boolean evaluateTargetHealth) {}

    /** {@code name} as Route 53 gives it back: in lower case and with the final dot. */
    static String absolute(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    /**
     * Reads a {@code ResourceRecordSet}.
     *
     * @throws IllegalStateException if it is weighted, geographic or otherwise more than simple
     */
    static RecordSet fromXml(Element set) {
        String name = "";
        String type = "";
        Alias alias = null;
        Long ttl = null;
        List<String> values = List.of();
        for (Element child : Xml.children(set)) {
            switch (child.getTagName()) {
                case "Name" -> name = child.getTextContent();
                case "Type" -> type = child.getTextContent();
                case "TTL" -> ttl = Long.valueOf(child.getTextContent());
                case "AliasTarget" ->
                    alias = new Alias(
                            Xml.text(child, "HostedZoneId"),
                            Xml.text(child, "DNSName"),
                            Boolean.parseBoolean(Xml.text(child, "EvaluateTargetHealth")));
                case "ResourceRecords" ->
                    values = Xml.children(child).stream()
                            .map(value -> Xml.text(value, "Value"))
                            .toList();
                default ->
                    throw new IllegalStateException(
                            "only simple alias or value records can be put back exactly, got <%s> in %s: nothing was cut"
                                    .formatted(child.getTagName(), set.getTextContent()));
            }
        }
        return new RecordSet(name, type, alias, ttl, values);
    }

    String toXml() {
        StringBuilder xml = new StringBuilder(
                "<ResourceRecordSet><Name>%s</Name><Type>%s</Type>".formatted(Xml.escaped(name), type));
        if (ttl != null) {
            xml.append("<TTL>").append(ttl).append("</TTL>");
        }
        if (!values.isEmpty()) {
            xml.append("<ResourceRecords>");
            values.forEach(value -> xml.append("<ResourceRecord><Value>")
                    .append(Xml.escaped(value))
                    .append("</Value></ResourceRecord>"));
            xml.append("</ResourceRecords>");
        }
        if (alias != null) {
            xml.append("<AliasTarget><HostedZoneId>%s</HostedZoneId><DNSName>%s</DNSName>"
                            .formatted(alias.hostedZoneId, Xml.escaped(alias.dnsName)))
                    .append("<EvaluateTargetHealth>%s</EvaluateTargetHealth></AliasTarget>"
                            .formatted(alias.evaluateTargetHealth));
        }
        return xml.append("</ResourceRecordSet>").toString();
    }

    /** A {@code ResourceRecordSet} as {@code aws route53 change-resource-record-sets} takes it. */
    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Name", name);
        json.put("Type", type);
        if (alias != null) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("HostedZoneId", alias.hostedZoneId);
            target.put("DNSName", alias.dnsName);
            target.put("EvaluateTargetHealth", alias.evaluateTargetHealth);
            json.put("AliasTarget", target);
        }
        if (ttl != null) {
            json.put("TTL", ttl);
        }
        if (!values.isEmpty()) {
            json.put(
                    "ResourceRecords",
                    values.stream().map(value -> Map.of("Value", value)).toList());
        }
        return Json.write(json);
    }

    static RecordSet fromJson(String text) {
        Map<String, @Nullable Object> json = Json.object(text);
        Map<String, @Nullable Object> target = Json.object(json, "AliasTarget");
        Alias alias = target.isEmpty()
                ? null
                : new Alias(
                        Json.text(target, "HostedZoneId"),
                        Json.text(target, "DNSName"),
                        Objects.equals(target.get("EvaluateTargetHealth"), true));
        return new RecordSet(
                Json.text(json, "Name"),
                Json.text(json, "Type"),
                alias,
                json.get("TTL") instanceof Long ttl ? ttl : null,
                Json.objects(json, "ResourceRecords").stream()
                        .map(value -> Json.text(value, "Value"))
                        .toList());
    }
}
