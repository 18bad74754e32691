package jp.mymovie.constructs.monitoring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Operation;
import software.amazon.awscdk.services.dynamodb.SystemErrorsForOperationsMetricOptions;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The alarms of one table: any read or write is throttled, any operation fails inside DynamoDB. */
public final class DynamoDbAlarms extends ServiceAlarms {
    private static final List<Operation> OPERATIONS = List.of(
            Operation.GET_ITEM,
            Operation.QUERY,
            Operation.PUT_ITEM,
            Operation.UPDATE_ITEM,
            Operation.DELETE_ITEM,
            Operation.TRANSACT_WRITE_ITEMS);

    private DynamoDbAlarms(Builder builder) {
        super(builder.scope, builder.id, builder.topic);
        ITable table = builder.table;
        above("ReadThrottles", "reads are throttled", events(table, "ReadThrottleEvents"), 0);
        above("WriteThrottles", "writes are throttled", events(table, "WriteThrottleEvents"), 0);
        IMetric errors = table.metricSystemErrorsForOperations(SystemErrorsForOperationsMetricOptions.builder()
                .operations(OPERATIONS)
                .period(Duration.minutes(1))
                .build());
        above("SystemErrors", "DynamoDB fails", errors, 0);
    }

    private static IMetric events(ITable table, String name) {
        return metric("AWS/DynamoDB", name, "Sum", Map.of("TableName", table.getTableName()));
    }

    /** Collects what {@link DynamoDbAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final ITable table;
        private @Nullable ITopic topic;

        private Builder(Construct scope, String id, ITable table) {
            this.scope = scope;
            this.id = id;
            this.table = table;
        }

        public static Builder create(Construct scope, String id, ITable table) {
            return new Builder(scope, id, table);
        }

        /** Who is told; default: nobody. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        public DynamoDbAlarms build() {
            return new DynamoDbAlarms(this);
        }
    }
}
