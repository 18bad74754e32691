package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Mailbox;
import jp.mymovie.movies.domain.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbMailboxTest {
    private static final Instant LAST_OF_MONTH = Instant.parse("2026-11-30T23:59:59Z");

    private final String table = TestTable.create();
    private final Mailbox mailbox = new DynamoDbMailbox(TestTable.client(), table);

    @Test
    void keepsAMessageOfOneKeyOnceEvenInAnotherMonth() {
        assertThat(mailbox.keep(message("a", "a@example.org", LAST_OF_MONTH), "key"))
                .isEqualTo(Mailbox.Kept.NEW);
        assertThat(mailbox.keep(message("a", "a@example.org", LAST_OF_MONTH.plusSeconds(2)), "key"))
                .isEqualTo(Mailbox.Kept.AGAIN);
        assertThat(mailbox.keep(message("b", "a@example.org", LAST_OF_MONTH), "key"))
                .isEqualTo(Mailbox.Kept.OTHER);
        assertThat(mailbox.keep(message("a", null, LAST_OF_MONTH), "key")).isEqualTo(Mailbox.Kept.OTHER);
        assertThat(texts()).containsExactly("a");
        assertThat(mailbox.keep(message("a", "a@example.org", LAST_OF_MONTH), "other key"))
                .isEqualTo(Mailbox.Kept.NEW);
        assertThat(texts()).containsExactly("a", "a");
    }

    @Test
    void keepsAMessageEachTimeWithoutAKey() {
        assertThat(mailbox.keep(message("a", null, LAST_OF_MONTH), null)).isEqualTo(Mailbox.Kept.NEW);
        assertThat(mailbox.keep(message("a", null, LAST_OF_MONTH), null)).isEqualTo(Mailbox.Kept.NEW);
        assertThat(texts()).hasSize(2);
    }

    @Test
    void letsKeyAndMessageExpireTogether() {
        mailbox.keep(message("a", null, LAST_OF_MONTH), "key");
        long expiry = LAST_OF_MONTH.plus(Duration.ofDays(365)).getEpochSecond();
        assertThat(items())
                .hasSize(2)
                .allSatisfy(item ->
                        assertThat(Items.amount(item, EntryItem.EXPIRES_AT)).isEqualTo(expiry));
    }

    private List<String> texts() {
        return items().stream()
                .filter(item -> item.containsKey("text"))
                .map(item -> Objects.requireNonNull(item.get("text")).s())
                .toList();
    }

    private List<Map<String, AttributeValue>> items() {
        return TestTable.client().scan(request -> request.tableName(table)).items();
    }

    private static Message message(String text, @Nullable String email, Instant at) {
        return new Message(Message.Category.OTHER, text, email, at);
    }
}
