package jp.mymovie.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.local.template.Resource;
import jp.mymovie.local.template.Unsupported;
import jp.mymovie.local.template.Values;

/** An {@code AWS::Glue::Table} in the words of Trino's Hive connector. */
final class GlueTable {
    private static final Map<String, String> FORMATS = Map.of(
            "org.openx.data.jsonserde.JsonSerDe", "OPENX_JSON",
            "org.apache.hive.hcatalog.data.JsonSerDe", "JSON",
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", "PARQUET");

    private final Resource resource;
    private final JsonNode input;

    GlueTable(Resource resource, Values values) {
        this.resource = resource;
        this.input = values.value(resource.stack(), resource.property("TableInput"));
    }

    String name() {
        return input.path("Name").asText();
    }

    /** The buckets lie as folders under one root, so {@code s3://bucket/key} becomes {@code local:///bucket/key}. */
    String createStatement(String schema) {
        JsonNode storage = input.path("StorageDescriptor");
        String library = storage.path("SerdeInfo").path("SerializationLibrary").asText();
        String format = FORMATS.get(library);
        if (format == null) {
            throw new Unsupported("SerDe '%s' of %s is not known to the local run: it knows %s"
                    .formatted(library, resource, FORMATS.keySet()));
        }
        List<String> columns = new ArrayList<>();
        storage.path("Columns").forEach(column -> columns.add(column(column)));
        List<String> partitions = new ArrayList<>();
        input.path("PartitionKeys").forEach(key -> {
            columns.add(column(key) + projection(key.path("Name").asText()));
            partitions.add(quoted(key.path("Name").asText()));
        });
        List<String> properties = new ArrayList<>();
        properties.add("format = '" + format + "'");
        properties.add(
                "external_location = " + quoted(local(storage.path("Location").asText())));
        if (!partitions.isEmpty()) {
            properties.add("partitioned_by = ARRAY[" + String.join(", ", partitions) + "]");
        }
        if (parameter("projection.enabled").equals("true")) {
            properties.add("partition_projection_enabled = true");
            properties.add("partition_projection_location_template = "
                    + quoted(local(parameter("storage.location.template"))));
        }
        serde(storage.path("SerdeInfo").path("Parameters"), properties);
        return "CREATE TABLE %s.%s (%s) WITH (%s)"
                .formatted(schema, name(), String.join(", ", columns), String.join(", ", properties));
    }

    private static String column(JsonNode column) {
        return "\"%s\" %s"
                .formatted(
                        column.path("Name").asText(),
                        HiveType.toTrino(column.path("Type").asText()));
    }

    private String projection(String key) {
        String type = parameter("projection." + key + ".type");
        if (type.isEmpty()) {
            return "";
        }
        List<String> properties = new ArrayList<>();
        properties.add("partition_projection_type = " + quoted(type));
        for (String name : List.of("values", "range")) {
            String value = parameter("projection." + key + "." + name);
            if (!value.isEmpty()) {
                properties.add("partition_projection_%s = ARRAY[%s]".formatted(name, list(value)));
            }
        }
        for (String name : List.of("format", "interval.unit")) {
            String value = parameter("projection." + key + "." + name);
            if (!value.isEmpty()) {
                properties.add("partition_projection_%s = %s".formatted(name.replace('.', '_'), quoted(value)));
            }
        }
        for (String name : List.of("interval", "digits")) {
            String value = parameter("projection." + key + "." + name);
            if (!value.isEmpty()) {
                properties.add("partition_projection_%s = %s".formatted(name, Integer.parseInt(value)));
            }
        }
        return " WITH (" + String.join(", ", properties) + ")";
    }

    /** Trino takes the SerDe's parameters from the table's. */
    private static void serde(JsonNode parameters, List<String> properties) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        parameters.properties().forEach(entry -> {
            names.add(quoted(entry.getKey()));
            values.add(quoted(entry.getValue().asText()));
        });
        if (!names.isEmpty()) {
            properties.add("extra_properties = MAP(ARRAY[%s], ARRAY[%s])"
                    .formatted(String.join(", ", names), String.join(", ", values)));
        }
    }

    private String parameter(String name) {
        return input.path("Parameters").path(name).asText();
    }

    private static String list(String values) {
        return List.of(values.split(",")).stream().map(GlueTable::quoted).collect(Collectors.joining(", "));
    }

    private static String local(String s3) {
        return s3.replaceFirst("^s3://", "local:///");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
