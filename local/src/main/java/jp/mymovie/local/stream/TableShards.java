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

    private final Tables tables;
    private final String arn;
    private final int limit;
    private final Map<String, String> iterators = new LinkedHashMap<>();

    TableShards(Tables tables, String table, int limit) {
        this.tables = tables;
        this.limit = limit;
        this.arn = tables.call("DescribeTable", JSON.createObjectNode().put("TableName", table))
                .at("/Table/LatestStreamArn")
                .asText();
    }

    /** What has come since the last call, at most so many records a shard. */
    List<JsonNode> next() {
        ObjectNode which = JSON.createObjectNode().put("StreamArn", arn);
        for (JsonNode shard : tables.callStreams("DescribeStream", which).at("/StreamDescription/Shards")) {
            iterators.computeIfAbsent(shard.path("ShardId").asText(), this::beginning);
        }
        List<JsonNode> records = new ArrayList<>();
        for (Map.Entry<String, String> shard : iterators.entrySet()) {
            if (shard.getValue().isEmpty()) {
                continue;
            }
            JsonNode answer = tables.callStreams(
                    "GetRecords",
                    JSON.createObjectNode()
                            .put("ShardIterator", shard.getValue())
                            .put("Limit", limit));
            answer.path("Records").forEach(records::add);
            // A closed shard has no next place.
            shard.setValue(answer.path("NextShardIterator").asText(""));
        }
        return records;
    }

    private String beginning(String shard) {
        return tables.callStreams(
                        "GetShardIterator",
                        JSON.createObjectNode()
                                .put("StreamArn", arn)
                                .put("ShardId", shard)
                                .put("ShardIteratorType", "TRIM_HORIZON"))
                .path("ShardIterator")
                .asText();
    }
}
