package jp.mymovie.constructs.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.DynamoEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Lets a function follow the stream of a table, whose keys are called {@code pk} and {@code sk}. A batch that fails is
 * halved until the failing record stands alone; after ten attempts its place goes into a queue, where it is kept for 14
 * days, and the stream goes on. Records of a partition stay in their order, those of ten partitions run side by side.
 * Only what a filter lets through calls the function; reading the stream is free of charge.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with DynamoDB</a>
 */
public final class TableStream extends Construct {
    private static final int ATTEMPTS = 10;
    private static final int AT_ONCE = 10;
    private static final int BATCH = 100;

    private final Queue failures;
    private final String eventSourceMappingId;

    private TableStream(Builder builder, ITable table, JavaFunction function) {
        super(builder.scope, builder.id);
        failures = Queue.Builder.create(this, "Failures")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        DynamoEventSource source = DynamoEventSource.Builder.create(table)
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(BATCH)
                .parallelizationFactor(AT_ONCE)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .retryAttempts(ATTEMPTS)
                .onFailure(new SqsDlq(failures))
                .filters(builder.filters)
                .build();
        function.alias().addEventSource(source);
        eventSourceMappingId = source.getEventSourceMappingId();
    }

    /** The places of the records that were given up, for an alarm and for whoever looks after them. */
    public Queue failures() {
        return failures;
    }

    /** Id of the event source mapping, by which the stream is stopped. */
    public String eventSourceMappingId() {
        return eventSourceMappingId;
    }

    /** Collects what a {@link TableStream} is made of. */
    public static final class Builder {
        private static final int MOST_FILTERS = 5;

        private final Construct scope;
        private final String id;
        private final List<Map<String, String>> filters = new ArrayList<>();
        private @Nullable ITable table;
        private @Nullable JavaFunction function;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The table, with its stream on; required. */
        public Builder table(ITable table) {
            this.table = table;
            return this;
        }

        /** Who follows, by its alias; required. It must answer with the records that failed. */
        public Builder function(JavaFunction function) {
            this.function = function;
            return this;
        }

        /** Lets new items through whose keys begin so. */
        public Builder newItems(String pkPrefix, String skPrefix) {
            return filter("\"eventName\":[\"INSERT\"],", beginsWith("pk", pkPrefix) + "," + beginsWith("sk", skPrefix));
        }

        /** Lets the removal of items through whose keys begin so, by a request or because they have expired. */
        public Builder removedItems(String pkPrefix, String skPrefix) {
            return filter("\"eventName\":[\"REMOVE\"],", beginsWith("pk", pkPrefix) + "," + beginsWith("sk", skPrefix));
        }

        /**
         * Lets items through whose keys begin so and that were to expire and are not any more.
         *
         * @param expiry attribute of the table's time to live
         */
        public Builder revivedItems(String pkPrefix, String skPrefix, String expiry) {
            String keys = beginsWith("pk", pkPrefix) + "," + beginsWith("sk", skPrefix);
            String image = "\"%s\":{\"%s\":{\"N\":[{\"exists\":%s}]}}";
            return pattern("\"eventName\":[\"MODIFY\"],\"dynamodb\":{\"Keys\":{%s},%s,%s}"
                    .formatted(
                            keys,
                            image.formatted("OldImage", expiry, true),
                            image.formatted("NewImage", expiry, false)));
        }

        /** Lets every change through of items whose partition key begins so. */
        public Builder changes(String pkPrefix) {
            return filter("", beginsWith("pk", pkPrefix));
        }

        // As text: a map of its members would come out of the CDK in another order at every synth.
        private Builder filter(String event, String keys) {
            return pattern("%s\"dynamodb\":{\"Keys\":{%s}}".formatted(event, keys));
        }

        private Builder pattern(String members) {
            filters.add(Map.of("pattern", "{" + members + "}"));
            return this;
        }

        private static String beginsWith(String key, String prefix) {
            return "\"%s\":{\"S\":[{\"prefix\":\"%s\"}]}".formatted(key, prefix);
        }

        /** @throws IllegalArgumentException if table or function is missing, or there are not 1 to 5 filters */
        public TableStream build() {
            if (table == null || function == null) {
                throw new IllegalArgumentException(
                        "'%s' must be set, got null".formatted(table == null ? "table" : "function"));
            }
            if (filters.isEmpty() || filters.size() > MOST_FILTERS) {
                throw new IllegalArgumentException(
                        "filters must be 1 to 5 of 'newItems', 'removedItems', 'revivedItems' and 'changes', got "
                                + filters.size());
            }
            return new TableStream(this, table, function);
        }
    }
}
