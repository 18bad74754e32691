package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Finds users by how their handle begins: each that is not private stands in the partition of its first two letters. */
final class NameIndex {
    private static final int LETTERS = 2;

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;

    NameIndex(DynamoDbClient client, String table, Reads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    static Map<String, AttributeValue> key(User user) {
        String handle = user.handle().value();
        return Map.of(
                Keys.PK, AttributeValue.fromS(partition(handle)),
                Keys.SK, AttributeValue.fromS(handle));
    }

    UserPage page(String prefix, int limit, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":letters", AttributeValue.fromS(partition(prefix)));
        values.put(":prefix", AttributeValue.fromS(prefix));
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :letters AND begins_with(sk, :prefix)")
                .expressionAttributeValues(values)
                .limit(limit + 1);
        if (after != null) {
            request.exclusiveStartKey(Map.of(
                    Keys.PK, AttributeValue.fromS(partition(prefix)),
                    Keys.SK, AttributeValue.fromS(after)));
        }
        QueryRequest built = request.build();
        List<String> found = Patience.with(() -> client.query(built)).items().stream()
                .map(item -> ProfileItem.text(item, Keys.SK))
                .toList();
        List<String> page = found.subList(0, Math.min(limit, found.size()));
        var keys = page.stream().map(Handle::new).map(Keys::handle).toList();
        var faces = reads.all(keys, false);
        List<User> users = keys.stream()
                .map(faces::get)
                .filter(Objects::nonNull)
                .filter(face -> !ProfileItem.gone(face))
                .map(ProfileItem::readFace)
                .filter(user -> !user.isPrivate())
                .toList();
        return new UserPage(users, found.size() > limit ? page.getLast() : null);
    }

    private static String partition(String handle) {
        return "NAME#" + handle.substring(0, LETTERS);
    }
}
