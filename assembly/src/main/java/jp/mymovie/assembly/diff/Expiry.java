package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Days after which a bucket's lifecycle deletes objects, by prefix. A sooner day deletes what would have stayed. */
final class Expiry {
    private Expiry() {}

    /** Paths of the lifecycle by which objects, or versions that were kept, expire sooner than before. */
    static Stream<String> sooner(JsonNode before, JsonNode after) {
        Map<String, Double> old = days(before);
        boolean versioned =
                before.at("/VersioningConfiguration/Status").asText().equals("Enabled");
        return days(after).entrySet().stream()
                // A bucket that begins to keep versions loses none by expiring them.
                .filter(entry -> versioned || !entry.getKey().startsWith("NoncurrentVersionExpiration"))
                .filter(entry -> entry.getValue() < old.getOrDefault(entry.getKey(), Double.MAX_VALUE))
                .map(entry -> "LifecycleConfiguration." + entry.getKey());
    }

    private static Map<String, Double> days(JsonNode bucket) {
        Map<String, Double> days = new TreeMap<>();
        for (JsonNode rule : bucket.at("/LifecycleConfiguration/Rules")) {
            if (!rule.path("Status").asText().equals("Disabled")) {
                String prefix =
                        rule.path("Prefix").asText(rule.at("/Filter/Prefix").asText());
                add(days, "ExpirationInDays", prefix, rule.path("ExpirationInDays"));
                add(days, "ExpirationDate", prefix, rule.has("ExpirationDate") ? rule.path("Id") : rule.path("none"));
                add(days, "NoncurrentVersionExpiration", prefix, rule.path("NoncurrentVersionExpirationInDays"));
                add(
                        days,
                        "NoncurrentVersionExpiration",
                        prefix,
                        rule.at("/NoncurrentVersionExpiration/NoncurrentDays"));
            }
        }
        return days;
    }

    private static void add(Map<String, Double> days, String kind, String prefix, JsonNode value) {
        if (!value.isMissingNode()) {
            days.merge("%s[%s]".formatted(kind, prefix), value.asDouble(), Math::min);
        }
    }
}
