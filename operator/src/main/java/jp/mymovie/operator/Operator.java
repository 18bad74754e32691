package jp.mymovie.operator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * The commands that run with an operator's credentials or key: {@code ./mymovie doctor}, {@code link}, {@code
 * probe-token}, {@code repair}, {@code status}, {@code switch}, {@code users} and {@code verify}. A new one is a {@link Command} and a
 * line here.
 */
public final class Operator {
    private final PrintStream out;
    private final PrintStream err;

    Operator(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command that the first argument names; a mistake of the caller is status 2. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Operator(System.out, System.err).run(Arrays.asList(arguments)));
    }

    int run(List<String> arguments) throws InterruptedException {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        Command command = switch (name) {
            case "link" -> new Link(out);
            case "probe-token" -> new ProbeToken(out, sight(), ProbeToken.Pages::cognito);
            case "repair" -> new Repair(out);
            case "doctor" -> new Doctor(out, sight(), Clock.systemUTC());
            case "status" -> new Status(out, sight(), Clock.systemUTC());
            case "switch" -> new StageSwitch(out, sight(), SwitchDrill.Visits.net());
            case "users" -> new Users(out);
            case "verify" -> new Verify(out, Register.read(), root().resolve("docs"), programs(), Thread::sleep);
            default -> null;
        };
        if (command == null) {
            err.printf(
                    "mymovie: unknown command '%s': known are doctor, link, probe-token, repair, status, switch, users and verify%n",
                    name);
            return 2;
        }
        try {
            return command.run(arguments.subList(1, arguments.size()));
        } catch (IllegalArgumentException e) {
            err.printf("mymovie: %s%nusage: ./mymovie %s%n", e.getMessage(), command.usage());
            return 2;
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("mymovie.root", "."));
    }

    private static Programs programs() {
        return new Programs(System.getenv().getOrDefault("PATH", ""));
    }

    private static Sight sight() {
        return new Sight(root().resolve("cdk.out"), programs());
    }
}
