package jp.mymovie.app.movies;

import jp.mymovie.movies.TableDefinition;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.LocalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/**
 * The one table, with the keys and indexes of {@link TableDefinition#MOVIES}. The indexes carry what lists show, so a note
 * of 2,000 characters makes neither lists dear nor a change of it.
 */
final class MovieTable {
    private static final TableDefinition DEFINITION = TableDefinition.MOVIES;

    private MovieTable() {}

    static Table create(Construct scope, String id) {
        Table table = Table.Builder.create(scope, id)
                .partitionKey(string(DEFINITION.partitionKey()))
                .sortKey(string(DEFINITION.sortKey()))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .timeToLiveAttribute(DEFINITION.expiry())
                .stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
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
