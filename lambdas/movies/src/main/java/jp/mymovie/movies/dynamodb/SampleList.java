package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.User;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives somebody new a long list, for {@code ./mymovie bench}: the entries in batches, and what they add up to by the
 * audit. Not in the functions' jar.
 */
public final class SampleList {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String POSTER = "/39wmItIWsg5sZMyRUHLkWBcuVCM.jpg";

    private SampleList() {}

    /** With the environment of the functions, and four arguments: issuer, subject, handle, number of films. */
    public static void main(String[] arguments) {
        // Patient, unlike the functions' own: an audit reads pages of a megabyte.
        try (DynamoDbClient client = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            write(
                    client,
                    Objects.requireNonNull(System.getenv("TABLE_NAME"), "TABLE_NAME"),
                    new Identity(arguments[0], arguments[1]),
                    User.named(UserIds.random(), new Handle(arguments[2]), arguments[2]),
                    Integer.parseInt(arguments[3]));
        }
    }

    static void write(DynamoDbClient client, String table, Identity identity, User user, int films) {
        if (!(new DynamoDbMovieStore(client, table).claim(identity, user) instanceof Claim.Claimed)) {
            throw new IllegalArgumentException("handle must be free, got '" + user.handle() + "'");
        }
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int i = 1; i <= films; i++) {
            Film film = new Film(
                    i, "千と千尋の神隠し その" + i, "Spirited Away " + i, LocalDate.of(1900 + i % 126, 1 + i % 12, 1), POSTER);
            items.add(EntryItem.write(
                    user.id(), Entry.registered(film, new Score(i * 7 % 101), START.plusSeconds(60L * i))));
        }
        new BatchWrites(client, table).put(items);
        Audit audit = new Audit(client, table);
        audit.fix(audit.run());
    }
}
