package jp.mymovie.operations.killswitch;

import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where visitors are sent while the service is cut.
 *
 * @param dnsName the alias target's name, with its final dot and in lower case, as Route 53 gives it back
 * @param hostedZoneId the zone of the target itself, not ours
 */
record MaintenanceTarget(String dnsName, String hostedZoneId) {
    MaintenanceTarget {
        dnsName = RecordSet.absolute(dnsName);
    }

    /** Reads {@code {"dnsName":…,"hostedZoneId":…}}. */
    static MaintenanceTarget parse(String json) {
        Map<String, @Nullable Object> object = Json.object(json);
        String dnsName = Json.text(object, "dnsName");
        String hostedZoneId = Json.text(object, "hostedZoneId");
        if (dnsName.isBlank() || hostedZoneId.isBlank()) {
            throw new IllegalArgumentException(
                    "must be like {\"dnsName\":\"x.example.com\",\"hostedZoneId\":\"Z1\"}, got '" + json + "'");
        }
        return new MaintenanceTarget(dnsName, hostedZoneId);
    }

    /** Record set that takes the place of another while the service is cut. */
    RecordSet inPlaceOf(RecordSet set) {
        return new RecordSet(
                set.name(), set.type(), new RecordSet.Alias(hostedZoneId, dnsName, false), null, List.of());
    }

    /** Whether {@code set} leads here already, whatever its health check says. */
    boolean isTargetOf(RecordSet set) {
        RecordSet.Alias alias = set.alias();
        return alias != null
                && RecordSet.absolute(alias.dnsName()).equals(dnsName)
                && alias.hostedZoneId().equals(hostedZoneId);
    }
}
