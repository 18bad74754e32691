package jp.mymovie.app.movies;

import jp.mymovie.app.service.StageTables;
import jp.mymovie.movies.TableDefinition;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.LocalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;

/**
 * A table of the movie service, with the keys and indexes of {@link TableDefinition#MOVIES}. The indexes carry what lists show, so a note
 * of 2,000 characters makes neither lists dear nor a change of it.
 */
final class MovieTable {
    private static final TableDefinition DEFINITION = TableDefinition.MOVIES;

    private MovieTable() {}

    static Table create(StageTables.Entry entry) {
        Table table = entry
                .table()
                .partitionKey(string(DEFINITION.partitionKey()))
                .sortKey(string(DEFINITION.sortKey()))
                .timeToLiveAttribute(DEFINITION.expiry())
                .stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .build();
        DEFINITION
                .local()
                .forEach(index -> table.addLocalSecondaryIndex(LocalSecondaryIndexProps.builder()
                        .indexName(index.name())
                        .sortKey(string(index.sortKey()))
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.projected())
                        .build()));
        DEFINITION
                .global()
                .forEach(index -> table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(index.name())
                        .partitionKey(string(index.partitionKey()))
                        .maxReadRequestUnits(entry.mostUnits())
                        .maxWriteRequestUnits(entry.mostUnits())
                        .sortKey(string(index.sortKey()))
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.projected())
                        .build()));
        return table;
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
