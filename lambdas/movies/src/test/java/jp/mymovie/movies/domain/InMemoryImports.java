package jp.mymovie.movies.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imports in memory, as plainly as can be. */
public final class InMemoryImports implements Imports {
    private static final int ROWS = 50;
    private static final int STRIDE = 100;

    private final Map<String, Job> jobs = new HashMap<>();
    private final Map<String, String> latest = new HashMap<>();

    /** An import with its rows. */
    private static final class Job {
        private final String userId;
        private final ImportFile file;
        private final List<List<ImportedRow>> parts = new ArrayList<>();
        private State state;
        private Order order;
        private long step;
        private int at;

        Job(String userId, ImportFile file, State state, Order order) {
            this.userId = userId;
            this.file = file;
            this.state = state;
            this.order = order;
            for (int from = 0; from < file.rows().size(); from += ROWS) {
                List<ImportedRow> part = new ArrayList<>();
                for (ImportRow row : file.rows()
                        .subList(from, Math.min(from + ROWS, file.rows().size()))) {
                    part.add(new ImportedRow(parts.size() * STRIDE + part.size(), row, new Fate.Pending()));
                }
                parts.add(part);
            }
        }

        void next(Phase phase, Order next, int from, @Nullable String reason, Instant now) {
            order = next;
            at = from;
            step++;
            state = with(phase, tally(), reason, now);
        }

        private Tally tally() {
            return parts.stream().map(Tally::of).reduce(Tally.NONE, Tally::plus);
        }

        private State with(Phase phase, Tally tally, @Nullable String reason, Instant now) {
            return new State(
                    state.id(),
                    state.digest(),
                    state.format(),
                    state.total(),
                    state.unreadable(),
                    tally,
                    phase,
                    reason,
                    state.startedAt(),
                    now);
        }
    }

    @Override
    public synchronized @Nullable State state(String userId, String id, Instant now) {
        Job job = jobs.get(userId + id);
        return job == null ? null : job.state.at(now);
    }

    @Override
    public synchronized List<State> all(String userId, Instant now) {
        return jobs.values().stream()
                .filter(job -> job.userId.equals(userId))
                .map(job -> job.state.at(now))
                .sorted(Comparator.comparing(State::startedAt).reversed().thenComparing(State::id))
                .toList();
    }

    @Override
    public synchronized Answer begin(
            String userId, String id, String digest, ImportFile file, Order first, Instant now) {
        State there = state(userId, id, now);
        if (there != null) {
            return new Answer.Taken(there);
        }
        State busy = busy(userId, id, now);
        if (busy != null) {
            return new Answer.Refused(busy);
        }
        int bad = file.bad().size();
        State state = new State(
                id, digest, file.format(), file.rows().size() + bad, bad, Tally.NONE, Phase.RUNNING, null, now, now);
        jobs.put(userId + id, new Job(userId, file, state, first));
        latest.put(userId, id);
        return new Answer.Taken(state);
    }

    @Override
    public synchronized @Nullable State running(String userId, Instant now) {
        return busy(userId, "", now);
    }

    private @Nullable State busy(String userId, String id, Instant now) {
        String other = latest.get(userId);
        State state = other == null || other.equals(id) ? null : state(userId, other, now);
        return state != null && state.phase() == Phase.RUNNING ? state : null;
    }

    @Override
    public synchronized Answer resume(String userId, String id, Instant now) {
        return command(userId, id, now, job -> switch (job.state.at(now).phase()) {
            case STOPPED, FAILED -> () -> job.next(Phase.RUNNING, job.order, job.at, null, now);
            case HELD -> () -> job.next(Phase.RUNNING, Order.TAKE, 0, null, now);
            case RUNNING, FINISHED, UNDONE -> () -> {};
        });
    }

    @Override
    public synchronized Answer stop(String userId, String id, Instant now) {
        return command(
                userId,
                id,
                now,
                job -> job.state.at(now).phase() == Phase.RUNNING
                        ? () -> job.next(Phase.STOPPED, job.order, job.at, null, now)
                        : () -> {});
    }

    @Override
    public synchronized Answer undo(String userId, String id, Instant now) {
        return command(
                userId,
                id,
                now,
                job -> job.state.phase() == Phase.UNDONE
                                || job.state.at(now).phase() == Phase.RUNNING && job.order == Order.UNDO
                        ? () -> {}
                        : () -> job.next(Phase.RUNNING, Order.UNDO, 0, null, now));
    }

    @Override
    public synchronized Answer choose(String userId, String id, Map<Integer, Optional<Integer>> films, Instant now) {
        Job found = jobs.get(userId + id);
        for (int row : films.keySet()) {
            if (found != null && found.parts.stream().flatMap(List::stream).noneMatch(one -> one.number() == row)) {
                return new Answer.NoRow(row);
            }
        }
        return command(userId, id, now, job -> {
            boolean same = job.parts.stream()
                    .flatMap(List::stream)
                    .filter(row -> films.containsKey(row.number()))
                    .allMatch(row -> row.fate()
                            .equals(row.fate()
                                    .chosen(Objects.requireNonNull(films.get(row.number()))
                                            .orElse(null))));
            if (same) {
                return () -> {};
            }
            Phase phase = job.state.at(now).phase();
            if (phase == Phase.RUNNING || phase == Phase.UNDONE || job.order == Order.UNDO) {
                return null;
            }
            return () -> {
                job.parts.forEach(part -> part.replaceAll(row -> films.containsKey(row.number())
                        ? row.becomes(row.fate()
                                .chosen(Objects.requireNonNull(films.get(row.number()))
                                        .orElse(null)))
                        : row));
                job.next(
                        Phase.RUNNING,
                        phase == Phase.HELD ? Order.LOOK : job.order,
                        phase == Phase.HELD ? job.parts.size() : job.at,
                        null,
                        now);
            };
        });
    }

    private Answer command(String userId, String id, Instant now, Function<Job, @Nullable Runnable> plan) {
        Job job = jobs.get(userId + id);
        if (job == null) {
            return new Answer.Missing();
        }
        Runnable change = plan.apply(job);
        if (change == null) {
            return new Answer.Refused(job.state.at(now));
        }
        State busy = busy(userId, id, now);
        if (busy != null) {
            return new Answer.Refused(busy);
        }
        change.run();
        latest.put(userId, id);
        return new Answer.Taken(job.state.at(now));
    }

    @Override
    public synchronized BadPage bad(String userId, String id, @Nullable String after) {
        Job job = jobs.get(userId + id);
        return new BadPage(job == null ? List.of() : job.file.bad(), null);
    }

    @Override
    public synchronized RowPage rows(String userId, String id, @Nullable String after) {
        Job job = jobs.get(userId + id);
        int part = after == null ? 0 : Integer.parseInt(after);
        return job == null || part >= job.parts.size()
                ? new RowPage(List.of(), null)
                : new RowPage(job.parts.get(part), part + 1 < job.parts.size() ? String.valueOf(part + 1) : null);
    }

    /** The step that an import is at; null where it rests. */
    public synchronized @Nullable ImportStep step(String userId, String id, Instant now) {
        Job job = jobs.get(userId + id);
        return job == null || job.state.phase() != Phase.RUNNING ? null : new Step(job, now);
    }

    private final class Step implements ImportStep {
        private final Job job;
        private final long step;
        private final Instant now;

        Step(Job job, Instant now) {
            this.job = job;
            this.step = job.step;
            this.now = now;
        }

        @Override
        public String userId() {
            return job.userId;
        }

        @Override
        public Order order() {
            return job.order;
        }

        @Override
        public int part() {
            return job.at;
        }

        @Override
        public int parts() {
            return job.parts.size();
        }

        @Override
        public List<ImportedRow> rows(int part) {
            return job.parts.get(part);
        }

        @Override
        public String id() {
            return job.state.id();
        }

        @Override
        public boolean note(int part, List<ImportedRow> rows) {
            return write(() -> job.parts.set(part, new ArrayList<>(rows)));
        }

        @Override
        public boolean keep(int part, List<ImportedRow> rows, int next) {
            return write(() -> {
                job.parts.set(part, new ArrayList<>(rows));
                job.at = next;
                job.state = job.with(job.state.phase(), job.tally(), job.state.reason(), now);
            });
        }

        @Override
        public void pause() {
            write(() -> job.step++);
        }

        @Override
        public void end(Phase phase, @Nullable String reason) {
            write(() -> job.next(phase, job.order, job.at, reason, now));
        }

        private boolean write(Runnable write) {
            synchronized (InMemoryImports.this) {
                boolean ours = job.step == step;
                if (ours) {
                    write.run();
                }
                return ours;
            }
        }
    }
}
