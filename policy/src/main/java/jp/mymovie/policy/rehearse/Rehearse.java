package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code ./mymovie rehearse}: plays the runbooks' commands against {@code cdk.out} and prints, command by command, who
 * runs it, what it makes and what would stop it. Exit 0: nothing would, 1: something would, 2: not understood.
 */
public final class Rehearse {
    private static final Pattern LAUNCHER = Pattern.compile("^  ([a-z |-]+)\\)", Pattern.MULTILINE);
    private static final int SHOWN = 100;

    private Rehearse() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, List.of(arguments)));
    }

    static int run(PrintStream out, PrintStream err, List<String> arguments) {
        try {
            Path root = Path.of(System.getProperty("mymovie.root", "."));
            Path assembly = root.resolve("cdk.out");
            boolean all = true;
            for (int at = 0; at < arguments.size(); at++) {
                switch (arguments.get(at)) {
                    case "--assembly" -> assembly = Path.of(arguments.get(++at));
                    case "--stops" -> all = false;
                    default ->
                        throw new IllegalArgumentException(
                                "unknown option '%s' of rehearse: only --stops is known".formatted(arguments.get(at)));
                }
            }
            Rehearsal rehearsal = Rehearsal.of(
                    Blueprint.read(assembly),
                    runbooks(root.resolve("docs/runbooks")),
                    new JsonMapper().readTree(root.resolve("cdk.json").toFile()),
                    launcher(root.resolve("mymovie")));
            print(out, rehearsal, all);
            return rehearsal.findings().isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println("mymovie: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The English runbooks and their translations, the first day's first. */
    static List<Runbook> runbooks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Runbook> runbooks =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.toString().endsWith(".ja.md"))
                            .sorted()
                            .map(Runbook::read)
                            .toList());
            runbooks.sort(
                    Comparator.comparing((Runbook runbook) -> !runbook.name().startsWith("bootstrap")));
            return runbooks;
        }
    }

    /** The commands of the launcher. */
    static Set<String> launcher(Path file) throws IOException {
        Set<String> commands = new TreeSet<>();
        Matcher matcher = LAUNCHER.matcher(Files.readString(file));
        while (matcher.find()) {
            commands.addAll(List.of(matcher.group(1).split(" \\| ")));
        }
        return commands;
    }

    private static void print(PrintStream out, Rehearsal rehearsal, boolean all) {
        String place = "";
        for (Step step : rehearsal.steps()) {
            if (!all && step.stops().isEmpty()) {
                continue;
            }
            if (!step.place().equals(place)) {
                place = step.place();
                out.println("\n" + place);
            }
            out.printf("  %s %s%n", step.stops().isEmpty() ? "ok  " : "STOP", shortened(step.command()));
            if (!step.who().isEmpty()) {
                out.println("         as " + step.who() + (step.makes().isEmpty() ? "" : ", makes " + step.makes()));
            }
            step.stops().forEach(reason -> out.println("         ! " + reason));
        }
        out.printf(
                "%n%d commands played, %d stops%n",
                rehearsal.steps().stream()
                        .filter(step -> !step.command().isEmpty())
                        .count(),
                rehearsal.findings().size());
    }

    private static String shortened(String command) {
        String line = command.replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "…" : line;
    }
}
