package jp.mymovie.operations.killswitch;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The way in: the address records of the service's names. Whether it is cut is what the zone says, and nowhere else
 * written, so every act can be repeated after any crash and finds out by itself what is left to do.
 */
final class Ingress {
    private final Zone zone;
    private final List<String> names;
    private final MaintenanceTarget maintenance;
    private final RestoreRecord restoreRecord;

    Ingress(Zone zone, List<String> names, MaintenanceTarget maintenance, RestoreRecord restoreRecord) {
        this.zone = zone;
        this.names = names.stream().map(Zone::absolute).toList();
        this.maintenance = maintenance;
        this.restoreRecord = restoreRecord;
    }

    /** What stands: {@code open}, {@code cut}, or {@code partly cut} after somebody else's change. */
    String state() {
        return state(standing());
    }

    /** Sends every name to the maintenance target, after what stood is on record. */
    void cut(LambdaLogger log) {
        // In this order: what another run cuts between the two reads, it has put on record before.
        List<ResourceRecordSet> standing = standing();
        List<ResourceRecordSet> onRecord = restoreRecord.read();
        List<ResourceRecordSet> open =
                standing.stream().filter(set -> !maintenance.isTargetOf(set)).toList();
        if (standing.isEmpty()) {
            throw new IllegalStateException(
                    "no A or AAAA record of " + names + " is in the zone: deploy Management/Dns first");
        }
        if (open.isEmpty()) {
            log.log("kill switch: already cut, nothing to do");
            return;
        }
        List<ResourceRecordSet> replaced = merge(onRecord, open);
        if (replaced.equals(onRecord)) {
            log.log("kill switch: the restore record is already there");
        } else {
            restoreRecord.write(replaced);
            log.log("kill switch: wrote and verified the restore record " + ChangeBatchJson.write(replaced));
        }
        zone.put(
                open.stream()
                        .map(set -> maintenance.recordSet(set.name(), set.type()))
                        .toList(),
                "kill switch: cut");
        log.log("kill switch: CUT " + describe(open) + " to " + maintenance.dnsName());
    }

    /** Puts back what is on record for every name that is cut, and touches no other. */
    void restore(LambdaLogger log) {
        Map<String, ResourceRecordSet> onRecord = byKey(restoreRecord.read());
        List<ResourceRecordSet> cut =
                standing().stream().filter(maintenance::isTargetOf).toList();
        List<ResourceRecordSet> missing =
                cut.stream().filter(set -> !onRecord.containsKey(key(set))).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the restore record holds nothing for " + describe(missing)
                    + ": put these records back by a deploy of Management/Dns");
        }
        if (cut.isEmpty()) {
            log.log("kill switch: nothing is cut, nothing to restore");
            return;
        }
        List<ResourceRecordSet> back = new ArrayList<>();
        cut.forEach(set -> back.add(onRecord.getOrDefault(key(set), set)));
        zone.put(back, "kill switch: restored");
        log.log("kill switch: RESTORED " + describe(back));
    }

    private List<ResourceRecordSet> standing() {
        return names.stream().flatMap(name -> zone.addresses(name).stream()).toList();
    }

    private String state(List<ResourceRecordSet> standing) {
        long cut = standing.stream().filter(maintenance::isTargetOf).count();
        return cut == 0 ? "open" : cut == standing.size() ? "cut" : "partly cut";
    }

    /** What is on record, with what stands open now in place of what once stood there. */
    private static List<ResourceRecordSet> merge(List<ResourceRecordSet> onRecord, List<ResourceRecordSet> open) {
        Map<String, ResourceRecordSet> merged = new LinkedHashMap<>(byKey(onRecord));
        open.forEach(set -> merged.put(key(set), set));
        return List.copyOf(merged.values());
    }

    private static Map<String, ResourceRecordSet> byKey(List<ResourceRecordSet> sets) {
        return sets.stream().collect(toMap(Ingress::key, set -> set, (first, second) -> second, LinkedHashMap::new));
    }

    private static String key(ResourceRecordSet set) {
        return set.name() + " " + set.typeAsString();
    }

    private static List<String> describe(List<ResourceRecordSet> sets) {
        return sets.stream().map(Ingress::key).toList();
    }
}
