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
 * and no crawler to run. Nearly all columns are
 * strings, in which an absent value may be {@code -}: cast with TRY_CAST.
 */
final class LogTables extends Construct {
    static final String DATABASE = "logs";

    LogTables(Construct scope, String id, IBucket bucket, List<LogKind> kinds) {
        super(scope, id);
        String catalog = Stack.of(this).getAccount();
        CfnDatabase database = CfnDatabase.Builder.create(this, "Resource")
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
                .columns(kind.columns().stream()
                        .map(column -> column(column.name(), column.type()))
                        .toList())
                .inputFormat(kind.serde().inputFormat())
                .outputFormat(Serde.OUTPUT_FORMAT)
                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                        .serializationLibrary(kind.serde().library())
                        .parameters(kind.serde().parameters())
                        .build())
                .build();
    }

    private static CfnTable.ColumnProperty column(String name, String type) {
        return CfnTable.ColumnProperty.builder().name(name).type(type).build();
    }
}
