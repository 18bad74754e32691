package jp.mymovie.lab.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.mymovie.assembly.Assembly;

/**
 * {@code ./mymovie drill restore [--items N]} and {@code ./mymovie drill account-loss ACCOUNT [--people N]}: plays a loss
 * and the way back on this machine, and writes its record under {@code docs/drills}. Exit 0 where all came back, 1 where something did
 * not, 2 where an argument is wrong.
 */
public final class Drill {
    private static final String USAGE =
            "usage: ./mymovie drill restore [--items N] [--stage NAME] | ./mymovie drill account-loss ACCOUNT [--people N]";
    private static final int ITEMS = 100_000;
    private static final int PEOPLE = 25;

    private final Path root;
    private final Path assembly;
    private final PrintStream out;

    Drill(Path root, Path assembly, PrintStream out) {
        this.root = root;
        this.assembly = assembly;
        this.out = out;
    }

    public static void main(String... arguments) {
        try {
            List<String> given = new ArrayList<>(Arrays.asList(arguments));
            Path assembly = Path.of(option(given, "--assembly", "cdk.out"));
            Path root = Path.of(System.getProperty("mymovie.root", "."));
            System.exit(new Drill(root, assembly, System.out).run(given) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(2);
        }
    }

    boolean run(List<String> arguments) {
        List<String> given = new ArrayList<>(arguments);
        String name = given.isEmpty() ? "" : given.removeFirst();
        return switch (name) {
            case "restore" -> {
                int items = number("--items", option(given, "--items", String.valueOf(ITEMS)));
                String stage = option(given, "--stage", "prod");
                yield restore(items, stage);
            }
            case "account-loss" -> {
                int people = number("--people", option(given, "--people", String.valueOf(PEOPLE)));
                if (given.size() != 1) {
                    throw new IllegalArgumentException("%s; got %s".formatted(USAGE, arguments));
                }
                yield accountLoss(given.getFirst(), people);
            }
            default -> throw new IllegalArgumentException("%s; got %s".formatted(USAGE, arguments));
        };
    }

    private boolean restore(int items, String stage) {
        Assembly estate = Assembly.read(assembly);
        Kinds kinds = Kinds.read(text("docs/table.md"));
        RestoreDrill.Outcome outcome =
                new RestoreDrill(estate, account(stage), kinds, text("docs/runbooks/restore.md")).run(items);
        RestoreRecord record = new RestoreRecord(kinds, outcome);
        record.terminal().forEach(out::println);
        write("docs/drills/restore.md", record.page());
        return record.passed();
    }

    private boolean accountLoss(String account, int people) {
        Assembly estate = Assembly.read(assembly);
        AccountLossRun run = new AccountLossRun(
                root, estate, account(account), text("docs/runbooks/restore.md"), text("docs/runbooks/user-pool.md"));
        AccountLossRecord record = new AccountLossRecord(new AccountLossDrill(estate, account), run.run(people));
        record.terminal().forEach(out::println);
        write("docs/drills/account-loss.md", record.page());
        return record.passed();
    }

    /** The accounts of the committed estate have the names of their stages. */
    private static String account(String stage) {
        return stage.substring(0, 1).toUpperCase(Locale.ROOT) + stage.substring(1);
    }

    private String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable".formatted(file), e);
        }
    }

    private void write(String file, String page) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), page);
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be writable".formatted(file), e);
        }
    }

    private static int number(String option, String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("'%s' must be 1 to 9999999, got '%s'".formatted(option, text));
        }
        return Integer.parseInt(text);
    }

    private static String option(List<String> given, String name, String absent) {
        int at = given.indexOf(name);
        if (at < 0) {
            return absent;
        }
        if (at + 1 >= given.size()) {
            throw new IllegalArgumentException("'%s' must have a value; %s".formatted(name, USAGE));
        }
        given.remove(at);
        return given.remove(at);
    }
}
