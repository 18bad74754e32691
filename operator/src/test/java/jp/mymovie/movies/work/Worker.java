package jp.mymovie.movies.work;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.SignInAccounts;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbVisibility;
import jp.mymovie.movies.dynamodb.Jobs;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Work on jobs that stand in a table, as the stream would bring them. */
public final class Worker {
    private final DynamoDbClient client;
    private final String table;
    private final Task departure;
    private final Task visibility;

    public Worker(DynamoDbClient client, String table, SignInAccounts accounts, Clock clock) {
        this.client = client;
        this.table = table;
        Jobs jobs = new Jobs(client, table);
        departure = new DepartureTask(new DynamoDbDepartures(client, table, clock), accounts, jobs);
        visibility = new VisibilityTask(
                new DynamoDbVisibility(client, table), new DynamoDbMovieStore(client, table, clock), jobs);
    }

    /** Runs until no job is left. */
    public void run() {
        for (var item : client.scan(scan -> scan.tableName(table)
                        .filterExpression("begins_with(pk, :job)")
                        .expressionAttributeValues(Map.of(":job", AttributeValue.fromS("J#"))))
                .items()) {
            Change change = new Change(
                    Change.Kind.INSERT,
                    Objects.requireNonNull(item.get("pk")).s(),
                    Objects.requireNonNull(item.get("sk")).s(),
                    null,
                    item);
            for (Task task : List.of(departure, visibility)) {
                if (task.takes(change)) {
                    task.run(change);
                }
            }
        }
    }
}
