package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Level {@code dns}: the address records of the stage's names lead to the maintenance page. */
final class Dns implements Level {
    private final Zone zone;
    private final List<String> names;
    private final MaintenanceTarget maintenance;

    Dns(Zone zone, List<String> names, MaintenanceTarget maintenance) {
        this.zone = zone;
        this.names = names.stream().map(RecordSet::absolute).toList();
        this.maintenance = maintenance;
    }

    @Override
    public Map<String, String> standing() {
        Map<String, String> standing = new LinkedHashMap<>();
        for (String name : names) {
            zone.addresses(name).forEach(set -> standing.put(set.name() + " " + set.type(), set.toJson()));
        }
        if (standing.isEmpty()) {
            throw new IllegalStateException(
                    "no A or AAAA record of " + names + " is in the zone: deploy Management/Dns first");
        }
        return standing;
    }

    @Override
    public @Nullable Declaration declared(String thing) {
        return null;
    }

    @Override
    public String cutOf(String thing, String value) {
        return maintenance.inPlaceOf(RecordSet.fromJson(value)).toJson();
    }

    @Override
    public boolean isCut(String value) {
        return maintenance.isTargetOf(RecordSet.fromJson(value));
    }

    /** In one change batch that Route 53 refuses as a whole if one record is not what was read. */
    @Override
    public boolean move(Map<String, Move> moves) {
        Map<RecordSet, RecordSet> sets = new LinkedHashMap<>();
        moves.values().forEach(move -> sets.put(RecordSet.fromJson(move.from()), RecordSet.fromJson(move.to())));
        return zone.replace(sets);
    }
}
