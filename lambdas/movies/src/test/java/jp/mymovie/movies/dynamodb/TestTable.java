package jp.mymovie.movies.dynamodb;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The tables as the stacks make them, in DynamoDB Local: the one definition of them in this module's tests. */
public final class TestTable {
    /** Every write becomes slower with each table of the database, and no test comes back to one so many tests ago. */
    private static final int KEPT = 16;

    private static final Deque<String> NAMES = new ArrayDeque<>();

    private TestTable() {}

    /** One embedded database for all tests of the JVM; each asks for a table of its own. */
    private static final class Holder {
        static final AmazonDynamoDBLocal DATABASE = DynamoDBEmbedded.create();
        static final DynamoDbClient CLIENT = UsedActions.record("Movies", DATABASE.dynamoDbClient());
        static final DynamoDbClient ANSWERS = UsedActions.record("Answers", DATABASE.dynamoDbClient());
        static final DynamoDbStreamsClient STREAMS = DATABASE.dynamoDbStreamsClient();
    }

    public static DynamoDbClient client() {
        return Holder.CLIENT;
    }

    public static DynamoDbStreamsClient streams() {
        return Holder.STREAMS;
    }

    /** A database of its own, for a test that would be slow in one with hundreds of tables. */
    public static DynamoDbClient alone(String table) {
        DynamoDbClient client =
                UsedActions.record("Movies", DynamoDBEmbedded.create().dynamoDbClient());
        client.createTable(definition(table));
        return client;
    }

    /** Makes an empty table and answers its name. */
    public static String create() {
        String name = "movies-" + UUID.randomUUID();
        client().createTable(definition(name));
        NAMES.add(name);
        if (NAMES.size() > KEPT) {
            delete(NAMES.getFirst());
        }
        return name;
    }

    public static void delete(String name) {
        NAMES.remove(name);
        client().deleteTable(request -> request.tableName(name));
    }

    /** The client of the table of answers. */
    public static DynamoDbClient answersClient() {
        return Holder.ANSWERS;
    }

    /** Makes an empty table for answers of the catalogue and answers its name. */
    public static String createAnswers() {
        String name = "answers-" + UUID.randomUUID();
        answersClient()
                .createTable(CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("question")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("question")
                                .keyType(KeyType.HASH)
                                .build())
                        .build());
        return name;
    }

    static CreateTableRequest definition(String name) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (String key :
                List.of("pk", "sk", "registeredKey", "scoreKey", "releaseKey", "titleKey", "filmKey", "filmSort")) {
            attributes.add(AttributeDefinition.builder()
                    .attributeName(key)
                    .attributeType(ScalarAttributeType.S)
                    .build());
        }
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                        .build())
                .attributeDefinitions(attributes)
                .keySchema(schema("pk", "sk"))
                .localSecondaryIndexes(
                        local("byRegistered", "registeredKey"),
                        local("byScore", "scoreKey"),
                        local("byRelease", "releaseKey"),
                        local("byTitle", "titleKey"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("byFilm")
                        .keySchema(schema("filmKey", "filmSort"))
                        .projection(some("registeredKey", "scoreKey", "releaseKey", "t", "o", "p", "u", "v"))
                        .build())
                .build();
    }

    private static LocalSecondaryIndex local(String name, String sortKey) {
        return LocalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(schema("pk", sortKey))
                .projection(some(Stream.of("registeredKey", "scoreKey", "releaseKey", "t", "o", "p", "u", "v", "w", "r")
                        .filter(attribute -> !attribute.equals(sortKey))
                        .toArray(String[]::new)))
                .build();
    }

    private static List<KeySchemaElement> schema(String hash, String range) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }

    /** What a list shows; the note is not among it. */
    private static Projection some(String... attributes) {
        return Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(attributes)
                .build();
    }
}
