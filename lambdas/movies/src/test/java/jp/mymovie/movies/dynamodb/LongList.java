package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** A list as long as it would take hours to click, written as a thousand transactions would have left it. */
public final class LongList {
    private LongList() {}

    /** The film of that number, with a title and a poster as long as they are in life. */
    public static Film film(int number) {
        return new Film(
                number,
                "千と千尋の神隠し その" + number,
                "Spirited Away " + number,
                LocalDate.of(1900 + number % 120, 1, 1),
                "/39wmItIWsg5sZMyRUHLkWBcuVCM.jpg");
    }

    /** Registers the films from one number to another for a user that has none of them yet. */
    public static void register(DynamoDbClient client, String table, User user, int first, int last, Instant from) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Totals totals = Totals.NONE;
        for (int id = first; id <= last; id++) {
            Entry entry = Entry.registered(film(id), new Score(id % 101), from.plusSeconds(id));
            items.add(EntryItem.write(user.id(), entry));
            Totals change = Totals.change(null, entry);
            totals = totals.plus(change);
            add(client, new Addition().add(change).to(table, Keys.filmTotals(id, user.id()), null));
        }
        new BatchWrites(client, table).put(items);
        long films = last - first + 1L;
        add(client, new Addition().add("revision", films).addAll(totals).to(table, Keys.profile(user.id()), null));
        add(
                client,
                new Addition().add("revision", films).add("count", films).to(table, Keys.handle(user.handle()), null));
        new BatchWrites(client, table).put(List.of(Lottery.ticket(user)));
    }

    private static void add(DynamoDbClient client, Update update) {
        client.updateItem(u -> u.tableName(update.tableName())
                .key(update.key())
                .updateExpression(update.updateExpression())
                .expressionAttributeNames(update.expressionAttributeNames())
                .expressionAttributeValues(update.expressionAttributeValues()));
    }
}
