package jp.mymovie.movies.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.movies.TableDefinition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Write units by the rules that AWS documents, since DynamoDB Local counts transactions otherwise: a unit for each
 * kilobyte begun of an item, as it was or is, whichever is larger; for each index one entry written where it comes, goes or
 * a projected attribute changes, two where its key does; all of it twice in a transaction. AWS does not say whether the
 * entries of indexes are doubled too: here they are. A refused or empty write costs what its item would.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">units</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html">writes to indexes</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">transactions</a>
 */
public final class DocumentedUnits {
    private static final int KILOBYTE = 1024;

    private final String arn;
    private final Map<String, String> iterators = new HashMap<>();
    private final Set<Map<String, AttributeValue>> transacted = new HashSet<>();

    public DocumentedUnits(String table) {
        arn = TestTable.client()
                .describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
        records();
    }

    /** Begins anew. */
    public void reset() {
        transacted.clear();
        records();
    }

    /** Notes which items a request writes in a transaction. */
    void note(TransactWriteItemsRequest request) {
        request.transactItems().forEach(write -> transacted.add(key(write)));
    }

    private static Map<String, AttributeValue> key(TransactWriteItem write) {
        if (write.put() != null) {
            return Reads.key(write.put().item());
        }
        if (write.delete() != null) {
            return write.delete().key();
        }
        return write.update() != null
                ? write.update().key()
                : write.conditionCheck().key();
    }

    /** Units since the beginning. */
    public int units() {
        int units = 0;
        Set<Map<String, AttributeValue>> unchanged = new HashSet<>(transacted);
        for (Record record : records()) {
            Map<String, AttributeValue> before =
                    record.dynamodb().hasOldImage() ? record.dynamodb().oldImage() : null;
            Map<String, AttributeValue> after =
                    record.dynamodb().hasNewImage() ? record.dynamodb().newImage() : null;
            boolean twice = unchanged.remove(record.dynamodb().keys());
            units += (twice ? 2 : 1) * units(before, after);
        }
        return units + 2 * unchanged.size();
    }

    private static int units(
            @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after) {
        int units = Math.max(kilobytes(before), kilobytes(after));
        TableDefinition table = TableDefinition.MOVIES;
        for (TableDefinition.Index index :
                Stream.concat(table.local().stream(), table.global().stream()).toList()) {
            units += ofIndex(entry(index, before), entry(index, after), index);
        }
        return units;
    }

    private static int ofIndex(
            @Nullable Map<String, AttributeValue> before,
            @Nullable Map<String, AttributeValue> after,
            TableDefinition.Index index) {
        if (before == null || after == null) {
            return kilobytes(before) + kilobytes(after);
        }
        boolean sameKey = Stream.of(index.partitionKey(), index.sortKey())
                .allMatch(name -> Objects.equals(before.get(name), after.get(name)));
        if (!sameKey) {
            return kilobytes(before) + kilobytes(after);
        }
        return before.equals(after) ? 0 : Math.max(kilobytes(before), kilobytes(after));
    }

    /** Entry of an item in an index; null where the item has not its key. */
    private static @Nullable Map<String, AttributeValue> entry(
            TableDefinition.Index index, @Nullable Map<String, AttributeValue> item) {
        if (item == null || !item.containsKey(index.partitionKey()) || !item.containsKey(index.sortKey())) {
            return null;
        }
        Map<String, AttributeValue> entry = new HashMap<>(item);
        entry.keySet()
                .retainAll(Stream.concat(
                                Stream.of(Keys.PK, Keys.SK, index.partitionKey(), index.sortKey()),
                                index.projected().stream())
                        .toList());
        return entry;
    }

    private static int kilobytes(@Nullable Map<String, AttributeValue> item) {
        return item == null ? 0 : Math.ceilDiv(size(item), KILOBYTE);
    }

    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> length(attribute.getKey()) + size(attribute.getValue()))
                .sum();
    }

    /**
     * Bytes of a value.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">sizes</a>
     */
    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> length(value.s());
            case N -> Math.ceilDiv(value.n().length(), 2) + 1;
            case M -> 3 + value.m().size() + size(value.m());
            case L ->
                3 + value.l().stream().mapToInt(member -> 1 + size(member)).sum();
            default -> 1;
        };
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private List<Record> records() {
        List<Record> records = new ArrayList<>();
        for (var shard : TestTable.streams()
                .describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()) {
            String iterator = iterators.computeIfAbsent(shard.shardId(), this::start);
            while (true) {
                String from = iterator;
                var answer = TestTable.streams().getRecords(request -> request.shardIterator(from));
                records.addAll(answer.records());
                if (answer.nextShardIterator() == null) {
                    break;
                }
                iterator = answer.nextShardIterator();
                iterators.put(shard.shardId(), iterator);
                if (answer.records().isEmpty()) {
                    break;
                }
            }
        }
        return records;
    }

    private String start(String shard) {
        return TestTable.streams()
                .getShardIterator(request ->
                        request.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }
}
