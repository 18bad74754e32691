package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Cuts and restores one level. Whether it is cut is what AWS says of the things, and nowhere else written, so every act may
 * be repeated after any crash and finds out by itself what is left to do.
 */
final class Brake {
    /** A deployment changes a thing once or twice; after so many tries something else is wrong. */
    private static final int TRIES = 5;

    private final LevelName name;
    private final Supplier<Level> levels;
    private final RestoreRecord restoreRecord;

    /** @param levels makes the level anew, with what the deployments declare by then */
    Brake(LevelName name, Supplier<Level> levels, RestoreRecord restoreRecord) {
        this.name = name;
        this.levels = levels;
        this.restoreRecord = restoreRecord;
    }

    LevelName name() {
        return name;
    }

    /**
     * Result of an act or of a look.
     *
     * @param state {@code open}, {@code cut} or {@code partly cut}
     * @param moved moves that were made, or would be
     */
    record Outcome(String state, Map<String, Move> moved, List<String> changed, List<String> unrecorded) {}

    /** Puts on record what stands open, and then cuts it. */
    Outcome cut(Consumer<String> log) {
        Map<String, Move> moved = new LinkedHashMap<>();
        for (int i = 0; i < TRIES; i++) {
            // The record first: what another run writes on it from here on, the write below finds out.
            Map<String, Entry> onRecord = restoreRecord.read();
            Level level = levels.get();
            Map<String, String> standing = level.standing();
            Map<String, Move> moves = cuts(level, standing);
            if (moves.isEmpty()) {
                log.accept(moved.isEmpty() ? "already cut, nothing to do" : "CUT " + describe(moved));
                return new Outcome(state(level, standing), moved, List.of(), List.of());
            }
            Map<String, Entry> entries = new LinkedHashMap<>(onRecord);
            moves.forEach((thing, move) ->
                    entries.put(thing, Entry.of(move.from(), level.declared(thing), onRecord.get(thing))));
            // Also where the record says so already: another run that is late finds out by the version.
            if (!restoreRecord.write(entries)) {
                log.accept("another run has written the restore record, looking again");
                continue;
            }
            log.accept("wrote and verified the restore record of " + entries);
            // A thing that did not move stands open still, and the next look finds it.
            moved.putAll(moves);
            if (!level.move(moves)) {
                log.accept("something was deployed meanwhile, looking again");
            }
        }
        throw new IllegalStateException(
                "%s did not stay cut after %d tries: run the cut again".formatted(name.word(), TRIES));
    }

    /** Puts back what is on record for everything that is cut, and touches nothing else. */
    Outcome restore(Consumer<String> log) {
        Map<String, Move> moved = new LinkedHashMap<>();
        Set<String> changed = new TreeSet<>();
        for (int i = 0; i < TRIES; i++) {
            // Order of reads: the standing values first, since a thing that is cut by then is on the record. What is
            // declared last: it is not older than the
            // record.
            Map<String, String> standing = levels.get().standing();
            Map<String, Entry> onRecord = restoreRecord.read();
            Level level = levels.get();
            Restoration restoration = Restoration.of(level, standing, onRecord);
            changed.addAll(restoration.changed());
            if (restoration.moves().isEmpty()) {
                Map<String, Entry> settled = new LinkedHashMap<>(onRecord);
                restoration
                        .changed()
                        .forEach(thing -> settled.computeIfPresent(thing, (key, entry) -> entry.asSettled()));
                if (!settled.equals(onRecord) && !restoreRecord.write(settled)) {
                    log.accept("another run has written the restore record, looking again");
                    continue;
                }
                log.accept(moved.isEmpty() ? "nothing is cut, nothing to restore" : "RESTORED " + describe(moved));
                return new Outcome(state(level, standing), moved, List.copyOf(changed), restoration.unrecorded());
            }
            Map<String, Entry> entries = new LinkedHashMap<>(onRecord);
            restoration
                    .moves()
                    .forEach((thing, move) -> entries.put(
                            thing,
                            new Entry(
                                    move.to(),
                                    level.declared(thing),
                                    true,
                                    level.isCut(move.from()) ? null : move.from())));
            if (!entries.equals(onRecord) && !restoreRecord.write(entries)) {
                log.accept("another run has written the restore record, looking again");
                continue;
            }
            moved.putAll(restoration.moves());
            if (level.move(restoration.moves())) {
                amend(level, restoration.moves(), entries);
            } else {
                log.accept("something was deployed meanwhile, looking again");
            }
        }
        throw new IllegalStateException(
                "%s did not stay restored after %d tries: run the restore again".formatted(name.word(), TRIES));
    }

    /** A cut by another run between the look and the move has put a newer value on the record: it takes its place. */
    private void amend(Level level, Map<String, Move> moves, Map<String, Entry> before) {
        Map<String, Entry> after = restoreRecord.read();
        Map<String, Move> late = new LinkedHashMap<>();
        moves.forEach((thing, move) -> {
            Entry entry = after.get(thing);
            if (entry != null && !entry.equals(before.get(thing)) && !level.isCut(entry.was())) {
                late.put(thing, new Move(move.to(), entry.was()));
            }
        });
        if (!late.isEmpty()) {
            boolean ignored = level.move(late);
        }
    }

    /** Standing values, without a change. */
    Outcome look() {
        Map<String, String> standing = levels.get().standing();
        Map<String, Entry> onRecord = restoreRecord.read();
        Level level = levels.get();
        Restoration restoration = Restoration.of(level, standing, onRecord);
        return new Outcome(state(level, standing), Map.of(), restoration.changed(), restoration.unrecorded());
    }

    /** Things that a cut would move. */
    Map<String, Move> planOfCut() {
        Level level = levels.get();
        return cuts(level, level.standing());
    }

    /** Things that a restore would move. */
    Map<String, Move> planOfRestore() {
        Map<String, String> standing = levels.get().standing();
        Map<String, Entry> onRecord = restoreRecord.read();
        return Restoration.of(levels.get(), standing, onRecord).moves();
    }

    private static Map<String, Move> cuts(Level level, Map<String, String> standing) {
        Map<String, Move> moves = new LinkedHashMap<>();
        standing.forEach((thing, value) -> {
            if (!level.isCut(value)) {
                moves.put(thing, new Move(value, level.cutOf(thing, value)));
            }
        });
        return moves;
    }

    /** A thing that its template closes is neither cut nor open. */
    private static String state(Level level, Map<String, String> standing) {
        List<Boolean> cut = new ArrayList<>();
        standing.forEach((thing, value) -> {
            Declaration declared = level.declared(thing);
            if (!level.isCut(value) || declared == null || !level.isCut(declared.value())) {
                cut.add(level.isCut(value));
            }
        });
        return !cut.contains(true) ? "open" : cut.contains(false) ? "partly cut" : "cut";
    }

    private static List<String> describe(Map<String, Move> moves) {
        return List.copyOf(moves.keySet());
    }
}
