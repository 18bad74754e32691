package jp.mymovie.movies.work;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.JsonText;
import jp.mymovie.movies.json.MalformedJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** The stream of a table of DynamoDB Local, handed over as Lambda would. */
final class Stream {
    private final String arn;
    private final Map<String, String> iterators = new HashMap<>();

    Stream(String table) {
        arn = TestTable.client()
                .describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
    }

    /** What has changed since the last time, as one event. */
    JsonObject event() {
        List<Record> records = new ArrayList<>();
        for (var shard : TestTable.streams()
                .describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()) {
            String iterator = iterators.computeIfAbsent(shard.shardId(), this::start);
            var answer = TestTable.streams().getRecords(request -> request.shardIterator(iterator));
            records.addAll(answer.records());
            if (answer.nextShardIterator() != null) {
                iterators.put(shard.shardId(), answer.nextShardIterator());
            }
        }
        return event(records);
    }

    static JsonObject event(List<Record> records) {
        String json = JsonText.of(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("Records");
            for (Record record : records) {
                out.writeStartObject();
                out.writeStringField("eventName", record.eventNameAsString());
                out.writeObjectFieldStart("dynamodb");
                out.writeStringField("SequenceNumber", record.dynamodb().sequenceNumber());
                item(out, "Keys", record.dynamodb().keys());
                if (record.dynamodb().hasNewImage()) {
                    item(out, "NewImage", record.dynamodb().newImage());
                }
                if (record.dynamodb().hasOldImage()) {
                    item(out, "OldImage", record.dynamodb().oldImage());
                }
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        try {
            return new JsonReader(50).read(json);
        } catch (MalformedJson e) {
            throw new IllegalStateException(e);
        }
    }

    private String start(String shard) {
        return TestTable.streams()
                .getShardIterator(request ->
                        request.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private static void item(JsonGenerator out, String name, Map<String, AttributeValue> item) throws IOException {
        out.writeObjectFieldStart(name);
        for (var attribute : item.entrySet()) {
            out.writeFieldName(attribute.getKey());
            value(out, attribute.getValue());
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, AttributeValue value) throws IOException {
        out.writeStartObject();
        switch (value.type()) {
            case S -> out.writeStringField("S", value.s());
            case N -> out.writeStringField("N", value.n());
            case BOOL -> out.writeBooleanField("BOOL", value.bool());
            case NUL -> out.writeBooleanField("NULL", true);
            case SS -> {
                out.writeArrayFieldStart("SS");
                for (String text : value.ss()) {
                    out.writeString(text);
                }
                out.writeEndArray();
            }
            case L -> {
                out.writeArrayFieldStart("L");
                for (AttributeValue member : value.l()) {
                    value(out, member);
                }
                out.writeEndArray();
            }
            case M -> {
                out.writeObjectFieldStart("M");
                for (var member : value.m().entrySet()) {
                    out.writeFieldName(member.getKey());
                    value(out, member.getValue());
                }
                out.writeEndObject();
            }
            default -> throw new IllegalArgumentException(Objects.toString(value));
        }
        out.writeEndObject();
    }
}
