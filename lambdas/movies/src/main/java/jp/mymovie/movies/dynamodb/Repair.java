package jp.mymovie.movies.dynamodb;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** {@code ./mymovie repair}: looks for counts that are not what they should be, and puts them right where it is told to. */
public final class Repair {
    private static final String USAGE = "usage: ./mymovie repair --table NAME [--endpoint URL] [--fix]";
    private static final long BETWEEN_MILLIS = 2_000;

    private Repair() {}

    /** Ends with 0 where every count is right, 1 where one was or is wrong, 2 where it was called wrongly. */
    public static void main(String[] arguments) throws InterruptedException {
        @Nullable String table = null;
        @Nullable String endpoint = null;
        boolean fix = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--fix" -> fix = true;
                case "--table" -> table = i + 1 < arguments.length ? arguments[++i] : null;
                case "--endpoint" -> endpoint = i + 1 < arguments.length ? arguments[++i] : null;
                default -> stop("unknown argument '" + arguments[i] + "'");
            }
        }
        if (table == null) {
            stop("'--table' must be the name of the table, got none");
            return;
        }
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        try (DynamoDbClient client = builder.build()) {
            System.exit(run(new Audit(client, table), fix) ? 0 : 1);
        }
    }

    /** Only what is wrong twice counts: a write between two reads looks wrong once. */
    static boolean run(Audit audit, boolean fix) throws InterruptedException {
        List<Audit.Drift> drifts = new ArrayList<>(audit.run());
        if (!drifts.isEmpty()) {
            Thread.sleep(BETWEEN_MILLIS);
            drifts.retainAll(audit.run());
        }
        drifts.forEach(System.out::println);
        System.out.printf("%d counts are wrong%n", drifts.size());
        if (fix && !drifts.isEmpty()) {
            System.out.printf("%d of them were put right%n", audit.fix(drifts));
        }
        return drifts.isEmpty();
    }

    private static void stop(String message) {
        System.err.println("mymovie: " + message);
        System.err.println(USAGE);
        System.exit(2);
    }
}
