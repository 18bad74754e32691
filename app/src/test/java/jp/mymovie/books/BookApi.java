package jp.mymovie.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The API of the book tracker: the titles that somebody has read, by their ISBN. */
public final class BookApi implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final String table = System.getenv("TABLE_NAME");
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return switch (event.get("httpMethod") + " " + event.get("resource")) {
            case "GET /v1/books" -> answer(200, "[" + titles() + "]");
            case "PUT /v1/books/{isbn}" -> {
                Object isbn = ((Map<?, ?>) event.get("pathParameters")).get("isbn");
                keep(String.valueOf(isbn), String.valueOf(event.get("body")));
                yield answer(204, "");
            }
            case "GET /v1/health" -> answer(200, "{\"status\":\"ok\"}");
            default -> answer(404, "{\"title\":\"Not found\"}");
        };
    }

    private String titles() {
        return dynamoDb.scan(scan -> scan.tableName(table)).items().stream()
                .collect(Collectors.toMap(
                        item -> item.get("isbn").s(), item -> item.get("book").s(), (a, b) -> a, TreeMap::new))
                .values()
                .stream()
                .collect(Collectors.joining(","));
    }

    private void keep(String isbn, String book) {
        Map<String, AttributeValue> item =
                Map.of("isbn", AttributeValue.fromS(isbn), "book", AttributeValue.fromS(book));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    private static Map<String, Object> answer(int status, String body) {
        return Map.of("statusCode", status, "headers", Map.of("content-type", "application/json"), "body", body);
    }
}
