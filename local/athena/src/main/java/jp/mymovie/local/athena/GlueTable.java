package jp.mymovie.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/** An {@code AWS::Glue::Table} in the words of Trino's Hive connector. */
final class GlueTable {
    private static final Map<String, String> FORMATS = Map.of(
            "org.openx.data.jsonserde.JsonSerDe", "OPENX_JSON",
            "org.apache.hive.hcatalog.data.JsonSerDe", "JSON",
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", "PARQUET",
            "org.apache.hadoop.hive.serde2.RegexSerDe", "REGEX",
            "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "TEXTFILE");

    /** Its files are one object with a list of records each, and Athena's input format makes rows of the records. */
    private static final String CLOUD_TRAIL = "com.amazon.emr.cloudtrail.CloudTrailInputFormat";

    /** What Trino spells as a property of the table and Hive as a parameter. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "input.regex", "regex",
            "field.delim", "textfile_field_separator",
            "skip.header.line.count", "skip_header_line_count");

    private final Resource resource;
    private final JsonNode input;

    GlueTable(Resource resource, Values values) {
        this.resource = resource;
        this.input = values.value(resource.stack(), resource.property("TableInput"));
    }

    String name() {
        return input.path("Name").asText();
    }

    /** Parquet of which the days are registered one by one, not computed. */
    boolean compacted() {
        return !parameter("projection.enabled").equals("true")
                && storage()
                        .path("SerdeInfo")
                        .path("SerializationLibrary")
                        .asText()
                        .contains("parquet");
    }

    /** Where the table's own folder is, {@code bucket/folder/}. */
    String folder() {
        return local(storage().path("Location").asText()).substring("local:///".length());
    }

    /** Everything that makes the table, in order. */
    List<String> createStatements(String schema) {
        List<String> columns = new ArrayList<>();
        storage().path("Columns").forEach(column -> columns.add(column(column)));
        if (!storage().path("InputFormat").asText().equals(CLOUD_TRAIL)) {
            return List.of(createStatement(schema, name(), format(), columns));
        }
        String files = name() + "_files";
        String records = "records array(row(" + String.join(", ", columns) + "))";
        List<String> keys = new ArrayList<>();
        input.path("PartitionKeys")
                .forEach(key -> keys.add("f." + identifier(key.path("Name").asText())));
        return List.of(
                createStatement(schema, files, "OPENX_JSON", List.of(records)),
                "CREATE VIEW %s.%s AS SELECT r.*, %s FROM %s.%s AS f CROSS JOIN UNNEST(f.records) AS r"
                        .formatted(schema, name(), String.join(", ", keys), schema, files));
    }

    private String format() {
        String library =
                storage().path("SerdeInfo").path("SerializationLibrary").asText();
        String format = FORMATS.get(library);
        if (format == null) {
            throw new Unsupported("SerDe '%s' of %s is not known to the local run: it knows %s"
                    .formatted(library, resource, FORMATS.keySet()));
        }
        return format;
    }

    private JsonNode storage() {
        return input.path("StorageDescriptor");
    }

    /** The buckets lie as folders under one root, so {@code s3://bucket/key} becomes {@code local:///bucket/key}. */
    private String createStatement(String schema, String name, String format, List<String> ownColumns) {
        List<String> columns = new ArrayList<>(ownColumns);
        List<String> partitions = new ArrayList<>();
        input.path("PartitionKeys").forEach(key -> {
            columns.add(column(key) + projection(key.path("Name").asText()));
            partitions.add(quoted(key.path("Name").asText()));
        });
        List<String> properties = new ArrayList<>();
        properties.add("format = '" + format + "'");
        properties.add("external_location = " + quoted("local:///" + folder()));
        if (!partitions.isEmpty()) {
            properties.add("partitioned_by = ARRAY[" + String.join(", ", partitions) + "]");
        }
        if (parameter("projection.enabled").equals("true")) {
            properties.add("partition_projection_enabled = true");
            properties.add("partition_projection_location_template = "
                    + quoted(local(parameter("storage.location.template"))));
        }
        properties(storage().path("SerdeInfo").path("Parameters"), true, properties);
        properties(input.path("Parameters"), false, properties);
        return "CREATE TABLE %s.%s (%s) WITH (%s)"
                .formatted(schema, name, String.join(", ", columns), String.join(", ", properties));
    }

    private static String column(JsonNode column) {
        return identifier(column.path("Name").asText()) + " "
                + HiveType.toTrino(column.path("Type").asText());
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

    /** Trino has a property for some of the parameters of Hive and takes the rest as they are. */
    private static void properties(JsonNode parameters, boolean all, List<String> properties) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        parameters.properties().forEach(entry -> {
            String property = PROPERTIES.get(entry.getKey());
            String value = entry.getValue().asText();
            if (property != null) {
                properties.add(property + " = " + (value.matches("\\d+") ? value : quoted(value)));
            } else if (all) {
                names.add(quoted(entry.getKey()));
                values.add(quoted(value));
            }
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

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String local(String s3) {
        return s3.replaceFirst("^s3://", "local:///");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
