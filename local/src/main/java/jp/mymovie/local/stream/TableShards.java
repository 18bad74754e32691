package jp.mymovie.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.local.table.Tables;

/** The stream of one table, read from its beginning shard by shard. */
final class TableShards {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String CLOSED = "closed";

    private final Tables tables;
    private final String arn;
    private final int limit;
    private final Map<String, String> places = new LinkedHashMap<>();

    TableShards(Tables tables, String table, int limit) {
        this.tables = tables;
        this.limit = limit;
        this.arn = tables.call("DescribeTable", JSON.createObjectNode().put("TableName", table))
                .at("/Table/LatestStreamArn")
                .asText();
    }

    /** Records since the last call, at most so many a shard. */
    List<JsonNode> next() {
        ObjectNode which = JSON.createObjectNode().put("StreamArn", arn);
        for (JsonNode shard : tables.callStreams("DescribeStream", which).at("/StreamDescription/Shards")) {
            places.putIfAbsent(shard.path("ShardId").asText(), "");
        }
        List<JsonNode> records = new ArrayList<>();
        for (Map.Entry<String, String> shard : places.entrySet()) {
            if (shard.getValue().equals(CLOSED)) {
                continue;
            }
            JsonNode answer = tables.callStreams(
                    "GetRecords",
                    JSON.createObjectNode()
                            .put("ShardIterator", iterator(shard.getKey(), shard.getValue()))
                            .put("Limit", limit));
            for (JsonNode record : answer.path("Records")) {
                records.add(record);
                shard.setValue(record.at("/dynamodb/SequenceNumber").asText());
            }
            if (answer.path("NextShardIterator").asText("").isEmpty()) {
                shard.setValue(CLOSED);
            }
        }
        return records;
    }

    /**
     * A new iterator each time. In DynamoDB Local one that was taken while the stream was empty sees nothing any more once
     * another table has been written to.
     */
    private String iterator(String shard, String after) {
        ObjectNode place = JSON.createObjectNode().put("StreamArn", arn).put("ShardId", shard);
        if (after.isEmpty()) {
            place.put("ShardIteratorType", "TRIM_HORIZON");
        } else {
            place.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", after);
        }
        return tables.callStreams("GetShardIterator", place)
                .path("ShardIterator")
                .asText();
    }
}
