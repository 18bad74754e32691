package jp.mymovie.app.movies;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.constructs.Ordered;
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
 * The one table: a user's profile and entries in a partition, sorted by four keys; the users of a film by another. The
 * indexes carry what lists show, so a note of 2,000 characters makes neither lists dear nor a change of it.
 */
final class MovieTable {
    private static final Map<String, String> SORTINGS = Ordered.map(
            "byRegistered", "registeredKey",
            "byScore", "scoreKey",
            "byRelease", "releaseKey",
            "byTitle", "titleKey");

    /** What a film's page shows of an entry. */
    private static final List<String> LOGGED =
            List.of("registeredKey", "scoreKey", "releaseKey", "t", "o", "p", "u", "v");

    private MovieTable() {}

    static Table create(Construct scope, String id) {
        Table table = Table.Builder.create(scope, id)
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
        SORTINGS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(sorting -> table.addLocalSecondaryIndex(LocalSecondaryIndexProps.builder()
                        .indexName(sorting.getKey())
                        .sortKey(string(sorting.getValue()))
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(Stream.concat(LOGGED.stream(), Stream.of("w", "r"))
                                .filter(attribute -> !attribute.equals(sorting.getValue()))
                                .toList())
                        .build()));
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName("byFilm")
                .partitionKey(string("filmKey"))
                .sortKey(string("filmSort"))
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(LOGGED)
                .build());
        return table;
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
