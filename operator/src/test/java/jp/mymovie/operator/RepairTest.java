package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.Audit;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class RepairTest {
    private static final String TABLE = "movies";

    private final AmazonDynamoDBLocal database = DynamoDBEmbedded.create();
    private final DynamoDbClient client = database.dynamoDbClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void oneUser() {
        client.createTable(table -> table.tableName(TABLE)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .attributeDefinitions(attribute("pk"), attribute("sk"))
                .billingMode(BillingMode.PAY_PER_REQUEST));
        new DynamoDbMovieStore(client, TABLE)
                .claim(
                        new Identity("https://sign-in.example/pool", "hanako"),
                        User.named("hanako", new Handle("hanako"), "花子"));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    @AfterEach
    void close() {
        database.shutdownNow();
    }

    @Test
    void findsNothingWhereAllIsRight() throws InterruptedException {
        assertThat(repair(true)).isTrue();
        assertThat(said()).isEqualTo("0 counts are wrong\n");
    }

    @Test
    void namesWhatIsWrongAndPutsItRightWhenTold() throws InterruptedException {
        client.updateItem(update -> update.tableName(TABLE)
                .key(Map.of("pk", AttributeValue.fromS("U#hanako"), "sk", AttributeValue.fromS("PROFILE")))
                .updateExpression("ADD followers :seven")
                .expressionAttributeValues(Map.of(":seven", AttributeValue.fromN("7"))));

        assertThat(repair(false)).isFalse();
        assertThat(said()).isEqualTo("U#hanako PROFILE: followers is 7 and should be 0\n1 counts are wrong\n");
        assertThat(repair(true)).isFalse();
        assertThat(said()).endsWith("1 counts are wrong\n1 of them were put right\n");
        assertThat(repair(false)).isTrue();
    }

    private boolean repair(boolean fix) throws InterruptedException {
        return new Repair(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(new Audit(client, TABLE), fix, Duration.ZERO);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
