package jp.mymovie.local.table;

import static jp.mymovie.local.Fixtures.json;
import static jp.mymovie.local.Fixtures.stack;
import static jp.mymovie.local.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    private static final String FILMS = """
            {"Resources": {"Films": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "films",
              "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
                {"AttributeName": "score", "AttributeType": "S"}],
              "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
              "LocalSecondaryIndexes": [{"IndexName": "byScore", "Projection": {"ProjectionType": "ALL"}, "KeySchema":
                [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "score", "KeyType": "RANGE"}]}],
              "BillingMode": "PAY_PER_REQUEST", "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
              "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": true},
              "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true}}}}}""";
    private static final String PUT = """
            {"TableName": "films", "Item": {"pk": {"S": "U#1"}, "sk": {"S": "M#129"}, "score": {"S": "95"}}}""";

    @TempDir
    Path directory;

    @Test
    void makesTheTableAsItsTemplateSays() {
        try (Tables tables = new Tables(null)) {
            create(tables, FILMS);

            assertThat(tables.call("PutItem", (ObjectNode) json(PUT)).toString())
                    .isEqualTo("{}");
            assertThat(tables.call("DescribeTable", (ObjectNode) json("{\"TableName\":\"films\"}"))
                            .at("/Table/LocalSecondaryIndexes/0/IndexName")
                            .asText())
                    .isEqualTo("byScore");
        }
    }

    @Test
    void followsAKeyAttributeThatChangesInTheTemplate() {
        try (Tables tables = new Tables(null)) {
            create(tables, FILMS.replace("\"sk\"", "\"sortKey\""));

            assertThat(tables.call("PutItem", (ObjectNode) json(PUT))
                            .path("__type")
                            .asText())
                    .endsWith("ValidationException");
        }
    }

    @Test
    void keepsItsItemsInTheDataFolder() {
        try (Tables tables = new Tables(directory)) {
            create(tables, FILMS);
            tables.call("PutItem", (ObjectNode) json(PUT));
        }
        try (Tables tables = new Tables(directory)) {
            create(tables, FILMS);
            assertThat(tables.call("Scan", (ObjectNode) json("{\"TableName\":\"films\"}"))
                            .path("Count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesATableOfTheFolderThatHasOtherIndexes() {
        try (Tables tables = new Tables(directory)) {
            create(tables, FILMS);
        }
        try (Tables tables = new Tables(directory)) {
            assertThatThrownBy(() -> create(tables, FILMS.replace("\"ALL\"", "\"KEYS_ONLY\"")))
                    .hasMessageContaining("was made with other keys or indexes: move the folder away")
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void namesThePropertyThatItDoesNotKnow() {
        try (Tables tables = new Tables(null)) {
            assertThatThrownBy(() -> create(tables, FILMS.replace("BillingMode", "KinesisStreamSpecification")))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("'KinesisStreamSpecification' of AWS::DynamoDB::Table 'Films'");
        }
    }

    private static void create(Tables tables, String template) {
        Stack stack = stack("Data", template);
        tables.create(List.of(stack), values(stack));
    }
}
