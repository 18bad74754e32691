package jp.mymovie.app.service;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.LocalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;

/** The one table of the service: a user's profile and entries in a partition, sorted four ways. */
final class DataStack extends Stack {
    private final Table table;

    DataStack(ServiceStage stage) {
        super(stage, "Data", stage.home("The table of the movie service").build());
        table = Table.Builder.create(this, "Movies")
                .partitionKey(string("pk"))
                .sortKey(string("sk"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .timeToLiveAttribute("expiresAt")
                .stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        // Local indexes exist from a table's birth or never.
        sortBy("byRegistered", "registeredKey");
        sortBy("byScore", "scoreKey");
        sortBy("byRelease", "releaseKey");
        sortBy("byTitle", "titleKey");
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName("byFilm")
                .partitionKey(string("filmKey"))
                .sortKey(string("filmSort"))
                .build());
    }

    private void sortBy(String index, String key) {
        table.addLocalSecondaryIndex(LocalSecondaryIndexProps.builder()
                .indexName(index)
                .sortKey(string(key))
                .build());
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    Table table() {
        return table;
    }
}
