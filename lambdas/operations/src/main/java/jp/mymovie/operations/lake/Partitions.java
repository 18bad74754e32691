package jp.mymovie.operations.lake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.http.SignedHttp.Refused;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The registered days of tables. Needs {@code glue:GetTable}, {@code glue:GetPartitions}, {@code glue:CreatePartition} and
 * {@code glue:UpdatePartition} on catalog, database and tables.
 */
final class Partitions {
    private static final DateTimeFormatter VALUE = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final SignedHttp aws;
    private final String region;
    private final String database;

    Partitions(SignedHttp aws, String region, String database) {
        this.aws = aws;
        this.region = region;
        this.database = database;
    }

    /** Where a table finds its days from {@code first} on. */
    Map<LocalDate, String> places(String table, LocalDate first) {
        Map<LocalDate, String> places = new HashMap<>();
        String token = "";
        do {
            Map<String, Object> more =
                    new HashMap<>(Map.of("Expression", "day >= '%s'".formatted(VALUE.format(first))));
            if (!token.isEmpty()) {
                more.put("NextToken", token);
            }
            Map<String, @Nullable Object> answer = glue("GetPartitions", table, more);
            Json.objects(answer, "Partitions")
                    .forEach(partition -> places.put(
                            LocalDate.parse(Json.texts(partition, "Values").get(0), VALUE),
                            Json.text(Json.object(partition, "StorageDescriptor"), "Location")));
            token = Json.text(answer, "NextToken");
        } while (!token.isEmpty());
        return places;
    }

    /** Lets a table find a day at a place, from one moment to the next. */
    void point(String table, LocalDate day, String place) {
        List<String> values = List.of(VALUE.format(day));
        Map<String, Object> partition = Map.of("Values", values, "StorageDescriptor", storage(table, place));
        try {
            glue("CreatePartition", table, Map.of("PartitionInput", partition));
        } catch (Refused e) {
            if (!e.is("AlreadyExistsException")) {
                throw e;
            }
            glue("UpdatePartition", table, Map.of("PartitionValueList", values, "PartitionInput", partition));
        }
    }

    /** The table's own columns and format, elsewhere. */
    private Map<String, @Nullable Object> storage(String table, String place) {
        Map<String, @Nullable Object> storage = new LinkedHashMap<>(Json.object(
                Json.object(send("GetTable", Map.of("DatabaseName", database, "Name", table)), "Table"),
                "StorageDescriptor"));
        storage.put("Location", place);
        return storage;
    }

    private Map<String, @Nullable Object> glue(String action, String table, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("DatabaseName", database, "TableName", table));
        body.putAll(more);
        return send(action, body);
    }

    private Map<String, @Nullable Object> send(String action, Map<String, ?> body) {
        return Json.object(aws.send(Call.json("glue", region, "AWSGlue." + action, Json.write(body))));
    }
}
