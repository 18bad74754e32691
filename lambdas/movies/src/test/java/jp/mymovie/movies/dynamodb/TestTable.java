package jp.mymovie.movies.dynamodb;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern TEST = Pattern.compile("jp\\.mymovie\\.[^$]*Test(?=\\$|$)");

    private static String owner = "";
    private static @Nullable Database database;

    private TestTable() {}

    /** An embedded database and the clients that note what they are used for. */
    private record Database(
            AmazonDynamoDBLocal process, DynamoDbClient movies, DynamoDbClient answers, DynamoDbStreamsClient streams) {
        static Database start() {
            AmazonDynamoDBLocal process = DynamoDBEmbedded.create();
            return new Database(
                    process,
                    UsedActions.record("Movies", process.dynamoDbClient()),
                    UsedActions.record("Answers", process.dynamoDbClient()),
                    process.dynamoDbStreamsClient());
        }
    }

    /** One for each test class: every write becomes slower with each table and each record of a stream that is there. */
    private static synchronized Database database() {
        String test = StackWalker.getInstance()
                .walk(frames -> frames.map(frame -> TEST.matcher(frame.getClassName()))
                        .filter(Matcher::lookingAt)
                        .map(Matcher::group)
                        .reduce(owner, (inner, outer) -> outer));
        Database known = database;
        if (known != null && test.equals(owner)) {
            return known;
        }
        if (known != null) {
            known.process.shutdown();
        }
        owner = test;
        Database fresh = Database.start();
        database = fresh;
        return fresh;
    }

    public static DynamoDbClient client() {
        return database().movies;
    }

    public static DynamoDbStreamsClient streams() {
        return database().streams;
    }

    /** Makes an empty table and answers its name. */
    public static String create() {
        String name = "movies-" + UUID.randomUUID();
        client().createTable(definition(name));
        return name;
    }

    /** Makes one without a stream, whose records would slow down what writes a million times and never reads them. */
    public static String createWithoutStream() {
        String name = "movies-" + UUID.randomUUID();
        client().createTable(definition(name).toBuilder()
                .streamSpecification((StreamSpecification) null)
                .build());
        return name;
    }

    public static void delete(String name) {
        client().deleteTable(request -> request.tableName(name));
    }

    /** The client of the table of answers. */
    public static DynamoDbClient answersClient() {
        return database().answers;
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
