package jp.mymovie.operations.lake;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** A database with a table of days for any log. */
final class GlueStandIn implements AwsStandIn.Service {
    private final Map<String, String> locations = new TreeMap<>();

    /** Where tables find days, by table and day. */
    Map<String, String> locations() {
        return locations;
    }

    @Override
    public boolean takes(Request request) {
        return request.containsHeader("X-Amz-Target")
                && request.getHeader("X-Amz-Target").startsWith("AWSGlue.")
                && request.getHeader("Authorization").contains("/ap-northeast-1/glue/aws4_request");
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        Map<String, @Nullable Object> body = Json.object(request.getBodyAsString());
        if (!Json.text(body, "DatabaseName").equals("logs")) {
            return AwsStandIn.error("EntityNotFoundException");
        }
        return switch (request.getHeader("X-Amz-Target")) {
            case "AWSGlue.GetTable" -> table();
            case "AWSGlue.GetPartitions" ->
                partitions(
                        Json.text(body, "TableName"),
                        Json.text(body, "Expression").replaceAll("day >= '(.*)'", "$1"),
                        Json.text(body, "NextToken"));
            case "AWSGlue.CreatePartition" ->
                partition(body, Json.texts(Json.object(body, "PartitionInput"), "Values"), false);
            case "AWSGlue.UpdatePartition" -> partition(body, Json.texts(body, "PartitionValueList"), true);
            default -> AwsStandIn.error("InvalidInputException");
        };
    }

    private static AwsStandIn.Reply table() {
        return new AwsStandIn.Reply(
                200,
                Json.write(Map.of(
                        "Table",
                        Map.of(
                                "StorageDescriptor",
                                Map.of(
                                        "Location",
                                        "s3://days/days/",
                                        "Columns",
                                        List.of(Map.of("Name", "a", "Type", "string")),
                                        "Compressed",
                                        false)))));
    }

    /** One a page, as Glue may do. */
    private AwsStandIn.Reply partitions(String table, String first, String token) {
        List<String> days = locations.keySet().stream()
                .filter(key -> key.startsWith(table + " "))
                .map(key -> key.substring(table.length() + 1))
                .filter(day -> day.compareTo(first) >= 0 && day.compareTo(token) > 0)
                .toList();
        if (days.isEmpty()) {
            return new AwsStandIn.Reply(200, "{\"Partitions\":[]}");
        }
        String day = days.getFirst();
        String location = Objects.requireNonNull(locations.get(table + " " + day));
        return new AwsStandIn.Reply(
                200,
                Json.write(Map.of(
                        "Partitions",
                        List.of(Map.of("Values", List.of(day), "StorageDescriptor", Map.of("Location", location))),
                        "NextToken",
                        day)));
    }

    private AwsStandIn.Reply partition(Map<String, @Nullable Object> body, List<String> values, boolean exists) {
        String key = Json.text(body, "TableName") + " " + String.join(",", values);
        Map<String, @Nullable Object> storage = Json.object(Json.object(body, "PartitionInput"), "StorageDescriptor");
        if (locations.containsKey(key) != exists) {
            return AwsStandIn.error(exists ? "EntityNotFoundException" : "AlreadyExistsException");
        }
        if (Json.objects(storage, "Columns").isEmpty()) {
            return AwsStandIn.error("InvalidInputException");
        }
        locations.put(key, Json.text(storage, "Location"));
        return new AwsStandIn.Reply(200, "{}");
    }
}
