package jp.mymovie.constructs.loglake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How Athena reads a file: Hive's names for the input format and the deserializer, and the latter's settings. */
record Serde(String inputFormat, String outputFormat, String library, Map<String, String> parameters) {
    private static final String TEXT = "org.apache.hadoop.mapred.TextInputFormat";
    private static final String NO_OUTPUT = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

    /**
     * A JSON object a line. Names are taken as they are written, and mapped where a column cannot be called like that.
     *
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html">OpenX JSON SerDe</a>
     */
    static Serde openX(List<LogColumn> columns) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("case.insensitive", "false");
        parameters.put("ignore.malformed.json", "true");
        columns.stream()
                .filter(column -> !column.name().equals(column.field()))
                .forEach(column -> parameters.put("mapping." + column.name(), column.field()));
        return new Serde(TEXT, NO_OUTPUT, "org.openx.data.jsonserde.JsonSerDe", parameters);
    }

    /**
     * CloudTrail's files, each one object with a list of records.
     *
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html">CloudTrail logs</a>
     */
    static Serde cloudTrail() {
        return new Serde(
                "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
                NO_OUTPUT,
                "org.apache.hive.hcatalog.data.JsonSerDe",
                Map.of("serialization.format", "1"));
    }

    /** Columns rather than lines; each column of a file is found by its name. */
    static Serde parquet() {
        String hive = "org.apache.hadoop.hive.ql.io.parquet.";
        return new Serde(
                hive + "MapredParquetInputFormat",
                hive + "MapredParquetOutputFormat",
                hive + "serde.ParquetHiveSerDe",
                Map.of("serialization.format", "1"));
    }
}
