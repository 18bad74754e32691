package jp.mymovie.operator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.dynamodb.Audit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Looks for counts of the movie service that are not what they should be, and puts them right where it is told to. */
final class Repair implements Command {
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final PrintStream out;

    Repair(PrintStream out) {
        this.out = out;
    }

    @Override
    public String usage() {
        return "repair --table NAME [--endpoint URL] [--fix]";
    }

    /** Gives 0 where every count is right, 1 where one was or is wrong. */
    @Override
    public int run(List<String> arguments) throws InterruptedException {
        Arguments given = Arguments.parse(arguments, List.of("--table", "--endpoint"), List.of("--fix"));
        String table = given.required("--table", "the name of the table");
        try (DynamoDbClient client = Tables.client(given.value("--endpoint"))) {
            return run(new Audit(client, table), given.has("--fix"), BETWEEN) ? 0 : 1;
        }
    }

    /** Only what is wrong twice counts: a write between two reads looks wrong once. */
    boolean run(Audit audit, boolean fix, Duration between) throws InterruptedException {
        List<Audit.Drift> drifts = new ArrayList<>(audit.run());
        if (!drifts.isEmpty()) {
            Thread.sleep(between);
            drifts.retainAll(audit.run());
        }
        drifts.forEach(out::println);
        out.printf("%d counts are wrong%n", drifts.size());
        if (fix && !drifts.isEmpty()) {
            out.printf("%d of them were put right%n", audit.fix(drifts));
        }
        return drifts.isEmpty();
    }
}
