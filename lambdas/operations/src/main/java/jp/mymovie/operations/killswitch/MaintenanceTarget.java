package jp.mymovie.operations.killswitch;

import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Where visitors are sent while the service is cut.
 *
 * @param dnsName the alias target's name, with its final dot and in lower case, as Route 53 gives it back
 * @param hostedZoneId the zone of the target itself, not ours
 */
record MaintenanceTarget(String dnsName, String hostedZoneId) {
    MaintenanceTarget {
        dnsName = Zone.absolute(dnsName);
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

    /** The record set that stands for {@code name} and {@code type} while the service is cut. */
    ResourceRecordSet recordSet(String name, RRType type) {
        AliasTarget alias = AliasTarget.builder()
                .dnsName(dnsName)
                .hostedZoneId(hostedZoneId)
                .evaluateTargetHealth(false)
                .build();
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .aliasTarget(alias)
                .build();
    }

    /** Whether {@code set} leads here already, whatever its health check says. */
    boolean isTargetOf(ResourceRecordSet set) {
        AliasTarget alias = set.aliasTarget();
        return alias != null
                && Zone.absolute(alias.dnsName()).equals(dnsName)
                && alias.hostedZoneId().equals(hostedZoneId);
    }
}
