package jp.mymovie.movies.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Draws a user at random without a Scan. Each that is to be found has a ticket at a place of a ring that is as good as
 * random; one of the next 100 tickets behind a place drawn at random wins, each with the same chance.
 *
 * <p>Up to 100 tickets every one has exactly the same chance. Among more, the chance of a ticket is the sum of the 100
 * gaps before it, whose standard deviation is a tenth of their mean: a ticket's chance is within some 30% of the others',
 * where that of the first ticket behind a place would be many times another's. A ticket has at most 80 bytes, so a draw
 * costs one read unit, and 1.5 where the ring's end lies between.
 */
final class Lottery {
    static final int WINDOW = 100;

    private static final AttributeValue RING = AttributeValue.fromS("RANDOM");

    private final DynamoDbClient client;
    private final String table;

    Lottery(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static Map<String, AttributeValue> ticket(User user) {
        Map<String, AttributeValue> ticket = new HashMap<>(key(user));
        ticket.put("handle", AttributeValue.fromS(user.handle().value()));
        return ticket;
    }

    /** A place as good as random, and yet always the same for a user; 122 bits, which no two users share. */
    static Map<String, AttributeValue> key(User user) {
        UUID place = UUID.nameUUIDFromBytes(user.id().getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        return Map.of(
                Keys.PK,
                RING,
                Keys.SK,
                AttributeValue.fromS(hex.toHexDigits(place.getMostSignificantBits())
                        + hex.toHexDigits(place.getLeastSignificantBits())));
    }

    @Nullable
    Handle draw(RandomGenerator random) {
        String place = HexFormat.of().toHexDigits(random.nextLong());
        List<Map<String, AttributeValue>> tickets = new ArrayList<>(tickets("sk >= :place", place, WINDOW));
        if (tickets.size() < WINDOW) {
            tickets.addAll(tickets("sk < :place", place, WINDOW - tickets.size()));
        }
        return tickets.isEmpty() ? null : new Handle(Items.text(tickets.get(random.nextInt(tickets.size())), "handle"));
    }

    private List<Map<String, AttributeValue>> tickets(String where, String place, int most) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :ring AND " + where)
                .expressionAttributeValues(Map.of(":ring", RING, ":place", AttributeValue.fromS(place)))
                .limit(most)
                .build();
        return Patience.with(() -> client.query(request)).items();
    }
}
