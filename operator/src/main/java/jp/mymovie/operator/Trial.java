package jp.mymovie.operator;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tries one row: looks up, makes, asks, compares and takes away again, in whatever way it ends. What must be taken away
 * is written down before anything is made.
 */
final class Trial {
    /** Waits; a test does not. */
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final String WORD = "\u001f";

    private final Assumption row;
    private final String profile;
    private final Names names;
    private final Results results;
    private final Programs programs;
    private final Sleep sleep;
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    Trial(Assumption row, String profile, Names names, Results results, Programs programs, Sleep sleep) {
        this.row = row;
        this.profile = profile;
        this.names = names.copy();
        this.results = results;
        this.programs = programs;
        this.sleep = sleep;
    }

    /** A command failed that only prepares. */
    private static final class Unprepared extends Exception {
        private static final long serialVersionUID = 1L;

        Unprepared(String said) {
            super(said);
        }
    }

    /** The verdict, which is written down too. */
    String run() throws InterruptedException {
        try {
            if (row.each() == null) {
                return verdict(once());
            }
            Programs.Said listed = said(row.each());
            String[] words = listed.out().strip().split("\\s+");
            if (listed.exit() != 0 || words[0].isEmpty()) {
                throw new Unprepared(listed.all());
            }
            String seen = "";
            for (String word : words) {
                row.each().keep(word, names);
                seen = once();
                if (isOpen()) {
                    return Results.OPEN;
                }
                if (!row.isExpected(seen, names)) {
                    return verdict(word + ": " + seen);
                }
            }
            return verdict(seen);
        } catch (Unprepared e) {
            return written("failed", String.valueOf(e.getMessage()));
        }
    }

    private String verdict(String seen) {
        return written(row.isExpected(seen, names) ? Results.AS_EXPECTED : "different", seen);
    }

    private String written(String verdict, String seen) {
        if (isOpen()) {
            return Results.OPEN;
        }
        results.put(row.id(), today, verdict, names.hidden(seen));
        return verdict;
    }

    private boolean isOpen() {
        Results.Result result = results.of(row.id());
        return result != null && result.verdict().equals(Results.OPEN);
    }

    private String once() throws InterruptedException, Unprepared {
        try {
            for (Step find : row.finds()) {
                prepare(find);
            }
            for (Step make : row.makes()) {
                open();
                prepare(make);
            }
            sleep.sleep(Duration.ofSeconds(row.pause()));
            return asked();
        } finally {
            undo();
        }
    }

    private void prepare(Step step) throws InterruptedException, Unprepared {
        Programs.Said said = said(step);
        if (said.exit() != 0) {
            throw new Unprepared(said.all());
        }
        step.keep(said.out(), names);
    }

    /** Repeats the command until it answers as expected or its time is over. */
    private String asked() throws InterruptedException {
        Duration left = Duration.ofMinutes(row.patience());
        while (true) {
            open();
            Programs.Said said = said(row.run());
            if (said.exit() == 0) {
                row.run().keep(said.out(), names);
            }
            if (row.isExpected(said.all(), names) || left.compareTo(BETWEEN) < 0) {
                return said.all();
            }
            left = left.minus(BETWEEN);
            sleep.sleep(BETWEEN);
        }
    }

    private Programs.Said said(Step step) throws InterruptedException {
        return programs.run(command(step));
    }

    private List<String> command(Step step) {
        List<String> command = new ArrayList<>(step.filled(names));
        if (step.isAws()) {
            command.addAll(List.of(
                    "--profile", profile, "--region", row.region() == null ? names.in("<home region>") : row.region()));
        }
        return command;
    }

    /** Writes down what must be undone, as far as its names are known. */
    private void open() {
        if (!row.undoes().isEmpty()) {
            write(row.undoes().stream()
                    .filter(step -> step.words().stream().allMatch(names::knows))
                    .map(this::command)
                    .toList());
        }
    }

    private void write(List<List<String>> commands) {
        results.put(
                row.id(),
                today,
                Results.OPEN,
                commands.stream().map(words -> String.join(WORD, words)).collect(Collectors.joining("\n")));
    }

    /** An interrupt waits until everything is taken away. */
    private void undo() throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        if (isOpen() || !row.undoes().isEmpty()) {
            open();
            finish(row.id(), results, programs);
        }
        if (interrupted) {
            throw new InterruptedException("interrupted in [%s]; what it made is taken away".formatted(row.id()));
        }
    }

    /** Does what is left to undo of a row; whatever fails stays open. Gives what failed. */
    static List<String> finish(String id, Results results, Programs programs) throws InterruptedException {
        Results.Result open = results.of(id);
        if (open == null || !open.verdict().equals(Results.OPEN)) {
            return List.of();
        }
        List<String> left = new ArrayList<>();
        for (String line : open.seen().lines().toList()) {
            Programs.Said said = programs.run(Arrays.asList(line.split(WORD)));
            // Taken away already is as good: an earlier try may have died after it.
            if (said.exit() != 0 && !said.all().matches("(?s).*(NoSuchEntity|NotFound|NoSuch|does not exist).*")) {
                left.add(line);
            }
        }
        results.put(id, open.date(), left.isEmpty() ? "interrupted" : Results.OPEN, String.join("\n", left));
        return left;
    }
}
