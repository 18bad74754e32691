package jp.mymovie.lab.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.function.Worker;

/**
 * Answers of processes that have answered before, one request after another: from the sending of the event to the receipt
 * of the answer. The contestants take turns with each request.
 */
final class Warm {
    private record Entrant(Contestant contestant, Worker worker, Figures figures) {
        Entrant(Contestant contestant) {
            this(contestant, contestant.start(), new Figures());
        }
    }

    private Warm() {}

    static void run(Options options, PrintStream out) {
        int before = (options.requests() + 2) / 3;
        try (TestBed bed = new TestBed(options)) {
            Tasks tasks = new Tasks(bed, options.films());
            int changes = (before + options.requests()) * (1 + options.peers().size());
            out.printf(
                    Locale.ROOT,
                    "Warm answers, ms: %,d requests of each kind, one after another, after %,d that do not count.%n%n",
                    options.requests(),
                    before);
            out.println("| request | contestant | p50 | p90 | p99 | most |");
            out.println("|---|---|---|---|---|---|");
            for (Task task : List.of(
                    tasks.health(), tasks.guestsPage(), tasks.ownPage(), tasks.profile(), tasks.change(changes))) {
                List<Entrant> entrants = new ArrayList<>();
                try {
                    entrants.add(new Entrant(Contestant.primed(task.function(), bed.endpoints())));
                    for (Options.Peer peer : options.peers()) {
                        entrants.add(new Entrant(Contestant.peer(peer, task.function(), bed.endpoints())));
                    }
                    measure(task, entrants, before, options.requests());
                } finally {
                    entrants.forEach(entrant -> entrant.worker.close());
                }
                entrants.forEach(entrant -> print(task, entrant, out));
            }
        }
    }

    private static void measure(Task task, List<Entrant> entrants, int before, int requests) {
        int number = 0;
        List<Entrant> answering = new ArrayList<>(entrants);
        for (int request = 0; request < before + requests; request++) {
            for (Entrant entrant : List.copyOf(answering)) {
                byte[] event = task.event().apply(number++);
                long start = System.nanoTime();
                Outcome outcome = entrant.worker.run(event);
                double millis = (System.nanoTime() - start) / 1e6;
                // A peer may know some of the requests alone; ours must know all.
                if (request == 0 && entrant != entrants.getFirst() && !task.isAnswered(outcome)) {
                    answering.remove(entrant);
                    continue;
                }
                task.check(entrant.contestant, outcome);
                if (request >= before) {
                    entrant.figures.add(millis);
                }
            }
        }
    }

    private static void print(Task task, Entrant entrant, PrintStream out) {
        Figures figures = entrant.figures;
        String values = figures.isEmpty()
                ? "not answered | | |"
                : String.format(
                        Locale.ROOT,
                        "%.1f | %.1f | %.1f | %.1f",
                        figures.median(),
                        figures.percentile(90),
                        figures.percentile(99),
                        figures.most());
        out.printf("| %s | %s | %s |%n", task.name(), entrant.contestant.name(), values);
    }
}
