package jp.mymovie.constructs.loglake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The tables of the lake, one a kind of log. Partitions are computed from the path's keys: there is nothing to register
 * and no crawler to run. Nearly all columns are strings, in which an absent value may be {@code -}: cast with TRY_CAST.
 */
final class LogTables extends Construct {
    static final String DATABASE = "logs";

    private final CfnDatabase database;

    LogTables(Construct scope, String id) {
        super(scope, id);
        database = CfnDatabase.Builder.create(this, "Resource")
                .catalogId(Stack.of(this).getAccount())
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(DATABASE)
                        .description("Every log of the estate")
                        .build())
                .build();
    }

    /** The table of a kind of log whose files lie in a bucket. */
    void add(LogKind kind, IBucket bucket) {
        Map<String, String> parameters = new LinkedHashMap<>(kind.serde().tableParameters());
        parameters.put("projection.enabled", "true");
        kind.keys().forEach(key -> parameters.putAll(key.parameters()));
        parameters.put("storage.location.template", bucket.s3UrlForObject(kind.location()));
        String folder = kind.location().substring(0, kind.location().indexOf('$'));
        table(
                this,
                kind.name(),
                CfnTable.TableInputProperty.builder()
                        .description(kind.description())
                        .parameters(parameters)
                        .partitionKeys(kind.keys().stream()
                                .map(key -> column(key.name(), "string"))
                                .toList())
                        .storageDescriptor(storage(bucket.s3UrlForObject(folder), kind.columns(), kind.serde())));
    }

    /** The table of a log's days, whose partitions are registered. */
    void add(Construct scope, DayTable table, String location) {
        table(
                scope,
                table.name(),
                CfnTable.TableInputProperty.builder()
                        .description(table.raw().description() + ": compacted, a day after")
                        .parameters(Serde.parquet().tableParameters())
                        .partitionKeys(List.of(column(PartitionKey.DAY_NAME, "string")))
                        .storageDescriptor(storage(location, table.columns(), Serde.parquet())));
    }

    private void table(Construct scope, String name, CfnTable.TableInputProperty.Builder input) {
        CfnTable.Builder.create(scope, name)
                .catalogId(Stack.of(this).getAccount())
                .databaseName(database.getRef())
                .tableInput(input.name(name).tableType("EXTERNAL_TABLE").build())
                .build();
    }

    private static CfnTable.StorageDescriptorProperty storage(String location, List<LogColumn> columns, Serde serde) {
        return CfnTable.StorageDescriptorProperty.builder()
                .location(location)
                .columns(columns.stream()
                        .map(column -> column(column.name(), column.type()))
                        .toList())
                .inputFormat(serde.inputFormat())
                .outputFormat(serde.outputFormat())
                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                        .serializationLibrary(serde.library())
                        .parameters(serde.parameters())
                        .build())
                .build();
    }

    private static CfnTable.ColumnProperty column(String name, String type) {
        return CfnTable.ColumnProperty.builder().name(name).type(type).build();
    }
}
