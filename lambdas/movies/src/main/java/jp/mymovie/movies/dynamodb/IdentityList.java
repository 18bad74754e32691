package jp.mymovie.movies.dynamodb;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Probe;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Which identities lead to whom, for an operator who keeps it beside an export of the pool. It reads the whole table, which
 * nothing that answers a request may do; not in the functions' jar. Needs {@code Scan}.
 */
public final class IdentityList {
    private final DynamoDbClient client;
    private final String table;

    public IdentityList(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** An identity and the user it leads to. */
    public record Linked(Handle handle, Identity identity) {}

    /** All of them but the probe's, by handle, issuer and subject. */
    public List<Linked> all() {
        Map<String, Handle> handles = new HashMap<>();
        Map<Identity, String> users = new HashMap<>();
        var request = ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .filterExpression("sk = :profile OR (begins_with(pk, :user) AND begins_with(sk, :identity))")
                .projectionExpression("pk, sk, handle")
                .expressionAttributeValues(Map.of(
                        ":profile", Objects.requireNonNull(Keys.profile("").get(Keys.SK)),
                        ":user", Items.text(Keys.user("")),
                        ":identity", Items.text(Keys.IDENTITY)))
                .build();
        for (Map<String, AttributeValue> item : client.scanPaginator(request).items()) {
            String userId = Keys.userId(Items.text(item, Keys.PK));
            String handle = Items.optional(item, "handle");
            if (handle != null) {
                handles.put(userId, new Handle(handle));
            } else {
                users.put(Identities.read(item), userId);
            }
        }
        Map<String, Linked> sorted = new TreeMap<>(Comparator.naturalOrder());
        users.forEach((identity, userId) -> {
            Handle handle = handles.get(userId);
            if (handle != null && !Probe.is(identity)) {
                sorted.put(handle + " " + identity.issuer() + " " + identity.subject(), new Linked(handle, identity));
            }
        });
        return List.copyOf(sorted.values());
    }
}
