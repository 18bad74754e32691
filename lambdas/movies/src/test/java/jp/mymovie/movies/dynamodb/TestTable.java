package jp.mymovie.movies.dynamodb;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.movies.TableDefinition;
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
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
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

    /** Leaves all tables behind, for tests that make so many that the records of their streams slow down every write. */
    public static synchronized void startAnew() {
        if (database != null) {
            database.process.shutdown();
            database = null;
        }
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
        answersClient().createTable(definition(TableDefinition.ANSWERS, name).build());
        return name;
    }

    /** One of answers for all parts that need one and are not tested by it. */
    public static synchronized String answers() {
        try {
            answersClient()
                    .createTable(definition(TableDefinition.ANSWERS, "answers").build());
        } catch (ResourceInUseException e) {
            // It is there.
        }
        return "answers";
    }

    static CreateTableRequest definition(String name) {
        return definition(TableDefinition.MOVIES, name)
                .streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                        .build())
                .localSecondaryIndexes(TableDefinition.MOVIES.local().stream()
                        .map(index -> LocalSecondaryIndex.builder()
                                .indexName(index.name())
                                .keySchema(schema(index.partitionKey(), index.sortKey()))
                                .projection(projection(index))
                                .build())
                        .toList())
                .globalSecondaryIndexes(TableDefinition.MOVIES.global().stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index.name())
                                .keySchema(schema(index.partitionKey(), index.sortKey()))
                                .projection(projection(index))
                                .build())
                        .toList())
                .build();
    }

    private static CreateTableRequest.Builder definition(TableDefinition table, String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.keyAttributes().stream()
                        .map(key -> AttributeDefinition.builder()
                                .attributeName(key)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(schema(table.partitionKey(), table.sortKey()));
    }

    private static List<KeySchemaElement> schema(String hash, String range) {
        KeySchemaElement partition = KeySchemaElement.builder()
                .attributeName(hash)
                .keyType(KeyType.HASH)
                .build();
        return range.isEmpty()
                ? List.of(partition)
                : List.of(
                        partition,
                        KeySchemaElement.builder()
                                .attributeName(range)
                                .keyType(KeyType.RANGE)
                                .build());
    }

    private static Projection projection(TableDefinition.Index index) {
        return Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(index.projected())
                .build();
    }
}
