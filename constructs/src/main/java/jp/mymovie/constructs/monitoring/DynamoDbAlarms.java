package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Operation;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one table: reads or writes of the table or of an index are throttled, operations fail inside DynamoDB.
 * DynamoDB counts failures by operation and has no sum of them, and reports none where nothing failed. The three alarms
 * are priced as 12 and two more an index.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">Metrics of
 *     DynamoDB</a>
 */
public final class DynamoDbAlarms extends ServiceAlarms {
    static final String PAGE = "tables.md";

    private static final List<Operation> OPERATIONS = List.of(
            Operation.GET_ITEM,
            Operation.BATCH_GET_ITEM,
            Operation.QUERY,
            Operation.SCAN,
            Operation.PUT_ITEM,
            Operation.UPDATE_ITEM,
            Operation.DELETE_ITEM,
            Operation.BATCH_WRITE_ITEM,
            Operation.TRANSACT_GET_ITEMS,
            Operation.TRANSACT_WRITE_ITEMS);

    /** CloudWatch's own limit of an alarm. */
    private static final int MOST_METRICS = 10;

    private DynamoDbAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        above(
                "ReadThrottles",
                new Words("reads are throttled", "reads are throttled", "which keys are hot, and the table's capacity"),
                throttles(builder, "ReadThrottleEvents"),
                0);
        above(
                "WriteThrottles",
                new Words(
                        "writes are throttled", "writes are throttled", "which keys are hot, and the table's capacity"),
                throttles(builder, "WriteThrottleEvents"),
                0);
        above(
                "SystemErrors",
                new Words("the table fails", "DynamoDB fails", "AWS's health page of the region"),
                sum(builder.operations.stream()
                        .<IMetric>map(operation -> metric(
                                "AWS/DynamoDB",
                                "SystemErrors",
                                "Sum",
                                Ordered.map(
                                        "TableName", builder.table.getTableName(),
                                        "Operation", name(operation))))
                        .toList()),
                0);
    }

    /** DynamoDB's own name, such as {@code TransactGetItems}. */
    private static String name(Operation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Events of an index are counted under the index alone. */
    private static IMetric throttles(Builder builder, String name) {
        String table = builder.table.getTableName();
        List<IMetric> metrics = new ArrayList<>();
        metrics.add(metric("AWS/DynamoDB", name, "Sum", Map.of("TableName", table)));
        builder.indexes.forEach(index -> metrics.add(metric(
                "AWS/DynamoDB", name, "Sum", Ordered.map("TableName", table, "GlobalSecondaryIndexName", index))));
        return sum(metrics);
    }

    /** Collects what {@link DynamoDbAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final ITable table;
        private List<Operation> operations = OPERATIONS;
        private List<String> indexes = List.of();
        private @Nullable ITopic topic;
        private @Nullable Notice notice;

        private Builder(Construct scope, String id, ITable table) {
            this.scope = scope;
            this.id = id;
            this.table = table;
        }

        public static Builder create(Construct scope, String id, ITable table) {
            return new Builder(scope, id, table);
        }

        /** Operations that the service uses, 1 to 10; those of items, queries, scans, batches and transactions by default. */
        public Builder operations(List<Operation> operations) {
            this.operations = List.copyOf(operations);
            return this;
        }

        /** Names of the global secondary indexes, at most 9; none by default. */
        public Builder globalSecondaryIndexes(List<String> names) {
            this.indexes = List.copyOf(names);
            return this;
        }

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code tables.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** @throws IllegalArgumentException if an alarm would look at no metric or at more than ten */
        public DynamoDbAlarms build() {
            if (operations.isEmpty() || operations.size() > MOST_METRICS) {
                throw new IllegalArgumentException(
                        "'operations' must be 1 to %d, got %d".formatted(MOST_METRICS, operations.size()));
            }
            if (indexes.size() >= MOST_METRICS) {
                throw new IllegalArgumentException("'globalSecondaryIndexes' must be at most %d, got %d"
                        .formatted(MOST_METRICS - 1, indexes.size()));
            }
            return new DynamoDbAlarms(this);
        }
    }
}
