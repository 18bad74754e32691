package jp.mymovie.lab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.function.Worker;

/**
 * The first answer of a process: how long it takes, what it costs the processor, how much memory is resident then. The
 * contestants take turns, so that what else the machine does falls on all of them.
 */
final class Cold {
    /** Entries enough for the page, no more. */
    private static final int FILMS = 60;
    /** Compilers finish what initialization has left them. */
    private static final Duration REST = Duration.ofMillis(300);

    private record Entrant(Contestant contestant, Task task, Figures wall, Figures cpu, Figures memory) {
        Entrant(Contestant contestant, Task task) {
            this(contestant, task, new Figures(), new Figures(), new Figures());
        }
    }

    private Cold() {}

    static void run(Options options, PrintStream out) {
        try (TestBed bed = new TestBed(options)) {
            Tasks tasks = new Tasks(bed, FILMS);
            List<Entrant> entrants = new ArrayList<>();
            for (Task task : List.of(tasks.guestsPage(), tasks.change(options.runs() * 3))) {
                FunctionSettings function = task.function();
                entrants.add(new Entrant(Contestant.started(function, bed.endpoints()), task));
                entrants.add(new Entrant(Contestant.unprimed(function, bed.endpoints()), task));
                if (function.snapStart()) {
                    entrants.add(new Entrant(Contestant.primed(function, bed.endpoints()), task));
                }
            }
            for (Options.Peer peer : options.peers()) {
                Task task = tasks.guestsPage();
                entrants.add(new Entrant(Contestant.peer(peer, task.function(), bed.endpoints()), task));
            }
            Map<Task, Integer> sent = new LinkedHashMap<>();
            for (int run = 0; run < options.runs(); run++) {
                for (Entrant entrant : entrants) {
                    measure(entrant, sent.merge(entrant.task, 1, Integer::sum));
                }
            }
            print(entrants, options.runs(), out);
        }
    }

    private static void measure(Entrant entrant, int number) {
        byte[] event = entrant.task.event().apply(number);
        long start = System.nanoTime();
        long used = 0;
        try (Worker worker = entrant.contestant.start()) {
            if (entrant.contestant.initialized()) {
                worker.started();
                rest();
                used = cpu(worker);
                start = System.nanoTime();
            }
            Outcome outcome = worker.run(event);
            entrant.wall.add((System.nanoTime() - start) / 1e6);
            entrant.cpu.add((cpu(worker) - used) / 1e6);
            entrant.memory.add(residentMegabytes(worker));
            entrant.task.check(entrant.contestant, outcome);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nanoseconds, in the kernel's ticks of ten milliseconds. */
    private static long cpu(Worker worker) {
        return worker.process()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the kernel must tell the processor's time"))
                .toNanos();
    }

    private static double residentMegabytes(Worker worker) {
        Path status = Path.of("/proc", String.valueOf(worker.process().pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(List<Entrant> entrants, int runs, PrintStream out) {
        Entrant first = entrants.getFirst();
        out.printf("First answer, %d interleaved runs: median (least-most), and ratios to the first line.%n%n", runs);
        out.println("| contestant | request | wall ms | ratio | CPU ms | ratio | resident MB |");
        out.println("|---|---|---|---|---|---|---|");
        for (Entrant entrant : entrants) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f | %s | %.2f | %s |%n",
                    entrant.contestant.name(),
                    entrant.task.name(),
                    entrant.wall.spread(),
                    entrant.wall.median() / first.wall.median(),
                    entrant.cpu.spread(),
                    entrant.cpu.median() / first.cpu.median(),
                    entrant.memory.spread());
        }
    }
}
