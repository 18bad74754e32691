package jp.mymovie.movies.dynamodb;

import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import jp.mymovie.movies.dynamodb.Filled.Placed;
import jp.mymovie.movies.dynamodb.Filled.Stored;
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
        Filled<User> page = Filled.page(limit, after, (wanted, from) -> read(prefix, wanted, from));
        return new UserPage(page.items(), page.next());
    }

    private Stored<User> read(String prefix, int wanted, @Nullable String after) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :letters AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                        Map.of(":letters", Items.text(partition(prefix)), ":prefix", Items.text(prefix)))
                .exclusiveStartKey(after == null ? null : Keys.of(partition(prefix), after))
                .limit(wanted + 1)
                .build();
        List<String> found = Patience.with(() -> client.query(request)).items().stream()
                .map(item -> Items.text(item, Keys.SK))
                .toList();
        List<String> page = found.subList(0, Math.min(wanted, found.size()));
        var faces = reads.all(page.stream().map(Handle::new).map(Keys::handle).toList(), false);
        return new Stored<>(
                page.stream()
                        .map(handle -> new Placed<>(handle, shown(faces.get(Keys.handle(new Handle(handle))))))
                        .toList(),
                found.size() > wanted);
    }

    private static @Nullable User shown(@Nullable Map<String, AttributeValue> face) {
        User user = face == null || ProfileItem.gone(face) ? null : ProfileItem.readFace(face);
        return user == null || user.isPrivate() ? null : user;
    }

    private static String partition(String handle) {
        return "NAME#" + handle.substring(0, LETTERS);
    }
}
