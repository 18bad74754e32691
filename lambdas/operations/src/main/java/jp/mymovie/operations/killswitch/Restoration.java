package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plan of a level's restore.
 *
 * @param moves that put back what stood
 * @param changed things that a deployment has opened with another value since the cut: they stay
 * @param unrecorded things that are cut and on no record: they stay, and a person must open them
 */
record Restoration(Map<String, Move> moves, List<String> changed, List<String> unrecorded) {

    static Restoration of(Level level, Map<String, String> standing, Map<String, Entry> onRecord) {
        Map<String, Move> moves = new LinkedHashMap<>();
        List<String> changed = new ArrayList<>();
        List<String> unrecorded = new ArrayList<>();
        standing.forEach((thing, value) -> {
            Entry entry = onRecord.get(thing);
            Declaration declared = level.declared(thing);
            if (entry == null) {
                if (level.isCut(value) && (declared == null || !level.isCut(declared.value()))) {
                    unrecorded.add(thing);
                }
            } else if (level.isCut(value)) {
                String back = entry.back(declared);
                if (!back.equals(value)) {
                    moves.put(thing, new Move(value, back));
                }
            } else if (declared != null && entry.isOverwritten(value, declared)) {
                moves.put(thing, new Move(value, declared.value()));
            } else if (!value.equals(entry.was()) && !entry.settled()) {
                changed.add(thing);
            }
        });
        return new Restoration(moves, changed, unrecorded);
    }
}
