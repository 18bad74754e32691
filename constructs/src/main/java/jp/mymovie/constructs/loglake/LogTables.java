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

    LogTables(Construct scope, String id, IBucket bucket, List<LogKind> kinds) {
        super(scope, id);
        String catalog = Stack.of(this).getAccount();
        database = CfnDatabase.Builder.create(this, "Resource")
                .catalogId(catalog)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(DATABASE)
                        .description("Every log of the estate")
                        .build())
                .build();
        for (LogKind kind : kinds) {
            CfnTable.Builder.create(this, kind.name())
                    .catalogId(catalog)
                    .databaseName(database.getRef())
                    .tableInput(CfnTable.TableInputProperty.builder()
                            .name(kind.name())
                            .description(kind.description())
                            .tableType("EXTERNAL_TABLE")
                            .parameters(parameters(kind, bucket))
                            .partitionKeys(kind.keys().stream()
                                    .map(key -> column(key.name(), "string"))
                                    .toList())
                            .storageDescriptor(storage(kind, bucket))
                            .build())
                    .build();
        }
    }

    CfnDatabase database() {
        return database;
    }

    private static Map<String, String> parameters(LogKind kind, IBucket bucket) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", "json");
        parameters.put("projection.enabled", "true");
        kind.keys().forEach(key -> parameters.putAll(key.parameters()));
        parameters.put("storage.location.template", bucket.s3UrlForObject(kind.location()));
        return parameters;
    }

    private static CfnTable.StorageDescriptorProperty storage(LogKind kind, IBucket bucket) {
        String folder = kind.location().substring(0, kind.location().indexOf('$'));
        return CfnTable.StorageDescriptorProperty.builder()
                .location(bucket.s3UrlForObject(folder))
                .columns(columns(kind.columns()))
                .inputFormat(kind.serde().inputFormat())
                .outputFormat(kind.serde().outputFormat())
                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                        .serializationLibrary(kind.serde().library())
                        .parameters(kind.serde().parameters())
                        .build())
                .build();
    }

    static List<CfnTable.ColumnProperty> columns(List<LogColumn> columns) {
        return columns.stream()
                .map(column -> column(column.name(), column.type()))
                .toList();
    }

    static CfnTable.ColumnProperty column(String name, String type) {
        return CfnTable.ColumnProperty.builder().name(name).type(type).build();
    }
}
