package jp.mymovie.constructs.loglake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * How Athena reads a file: Hive's names for the formats and the deserializer, the latter's settings, and what else the table
 * must say.
 */
record Serde(
        String inputFormat,
        String outputFormat,
        String library,
        Map<String, String> parameters,
        Map<String, String> tableParameters) {
    private static final String LINES = "org.apache.hadoop.mapred.TextInputFormat";
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
        return new Serde(LINES, NO_OUTPUT, "org.openx.data.jsonserde.JsonSerDe", parameters, classified("json"));
    }

    /**
     * Fields between tabs, in the order of the columns.
     *
     * @param headerLines how many lines at the beginning of each file are no records
     */
    static Serde tabs(int headerLines) {
        Map<String, String> table = classified("csv");
        table.put("skip.header.line.count", String.valueOf(headerLines));
        return new Serde(
                LINES,
                NO_OUTPUT,
                "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                Ordered.map("field.delim", "\t", "serialization.format", "\t"),
                table);
    }

    /** Groups of a regular expression that takes the whole line, in the order of the columns. */
    static Serde regex(String pattern) {
        return new Serde(
                LINES,
                NO_OUTPUT,
                "org.apache.hadoop.hive.serde2.RegexSerDe",
                Map.of("input.regex", pattern),
                Map.of("EXTERNAL", "TRUE"));
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
                Map.of("serialization.format", "1"),
                classified("json"));
    }

    /** Columns rather than lines; each column of a file is found by its name. */
    static Serde parquet() {
        String hive = "org.apache.hadoop.hive.ql.io.parquet.";
        return new Serde(
                hive + "MapredParquetInputFormat",
                hive + "MapredParquetOutputFormat",
                hive + "serde.ParquetHiveSerDe",
                Map.of("serialization.format", "1"),
                classified("parquet"));
    }

    private static Map<String, String> classified(String classification) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", classification);
        return parameters;
    }
}
