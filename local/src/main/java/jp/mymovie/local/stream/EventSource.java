package jp.mymovie.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AWS::Lambda::EventSourceMapping} between a table's stream and a function. It reads from the beginning at
 * every start: what follows a stream is told things more than once anyway.
 */
public final class EventSource implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;
    private static final Set<String> KNOWN = Set.of(
            "BatchSize",
            "BisectBatchOnFunctionError",
            "DestinationConfig",
            "EventSourceArn",
            "FilterCriteria",
            "FunctionName",
            "FunctionResponseTypes",
            "MaximumRetryAttempts",
            "ParallelizationFactor",
            "StartingPosition",
            "Tags");

    private final TableShards shards;
    private final Batches batches;
    private final List<EventFilter> filters;
    private @Nullable Thread thread;
    private volatile boolean closed;

    private EventSource(TableShards shards, Batches batches, List<EventFilter> filters) {
        this.shards = shards;
        this.batches = batches;
        this.filters = filters;
    }

    /** Reads a mapping. @param functions gives the function of a name */
    public static EventSource read(
            Resource mapping,
            List<Stack> stacks,
            Values values,
            Tables tables,
            Function<String, LambdaFunction> functions) {
        JsonNode properties = values.value(mapping.stack(), mapping.node().path("Properties"));
        properties.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new Unsupported("property '%s' of %s is not known to the local run".formatted(name, mapping));
            }
        });
        String arn = properties.path("EventSourceArn").asText();
        Resource table = Assembly.resources(stacks, "AWS::DynamoDB::Table").stream()
                .filter(candidate -> values.attribute(candidate, "StreamArn").equals(arn))
                .findFirst()
                .orElseThrow(() -> new Unsupported("'%s' of %s is no table's stream".formatted(arn, mapping)));
        List<EventFilter> filters = new ArrayList<>();
        properties
                .at("/FilterCriteria/Filters")
                .forEach(filter ->
                        filters.add(new EventFilter(filter.path("Pattern").asText())));
        String function = properties.path("FunctionName").asText().split(":")[0];
        return new EventSource(
                new TableShards(
                        tables, values.ref(table), properties.path("BatchSize").asInt(100)),
                new Batches(
                        event -> functions.apply(function).invoke(event),
                        properties.path("MaximumRetryAttempts").asInt(),
                        record -> System.err.println(
                                "mymovie: a record of the stream was given up: " + record.at("/dynamodb/Keys"))),
                filters);
    }

    /** Begins to follow the stream. */
    public void start() {
        thread = Thread.ofPlatform().daemon().name("stream").start(this::follow);
    }

    private void follow() {
        try {
            while (true) {
                List<JsonNode> records = shards.next();
                List<JsonNode> wanted = records.stream().filter(this::wanted).toList();
                if (!wanted.isEmpty()) {
                    batches.deliver(wanted);
                }
                if (records.isEmpty()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // An interrupted call of the table or the function fails in its own way.
            if (!closed) {
                throw e;
            }
        }
    }

    private boolean wanted(JsonNode record) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.takes(record));
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
