package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.Contention;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.domain.ScriptTokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Tokens in the table of the users; counters and days of use in the table of answers, which may be lost and which the
 * function that only reads may write. Needs {@code GetItem}, to make and revoke {@code PutItem}, {@code DeleteItem} and
 * {@code ConditionCheckItem}, and {@code GetItem} and {@code UpdateItem} of the other table.
 */
public final class DynamoDbScriptTokens implements ScriptTokens {
    private static final String DAY = "day";

    private final DynamoDbClient usesClient;
    private final String uses;
    private final Reads reads;
    private final Transactions transactions;
    private final Clock clock;

    /** @param uses name of the table of answers */
    public DynamoDbScriptTokens(
            DynamoDbClient client, String table, DynamoDbClient usesClient, String uses, Clock clock) {
        this.usesClient = usesClient;
        this.uses = uses;
        this.reads = new Reads(client, table);
        this.transactions = new Transactions(client, table);
        this.clock = clock;
    }

    @Override
    public List<ScriptToken> of(String userId) {
        return current(reads.one(ScriptTokenItems.listKey(userId), true));
    }

    private List<ScriptToken> current(@Nullable Map<String, AttributeValue> item) {
        Instant now = clock.instant();
        List<ScriptToken> tokens = ScriptTokenItems.readList(item);
        tokens.removeIf(token -> token.isOver(now));
        tokens.sort(Comparator.comparing(ScriptToken::name));
        return tokens;
    }

    @Override
    public Made make(String userId, ScriptToken token, byte[] digest) {
        while (true) {
            Map<String, AttributeValue> item = reads.one(ScriptTokenItems.listKey(userId), true);
            List<ScriptToken> tokens = current(item);
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(transactions.check(key(userId), Condition.IS_THERE));
            without(tokens, token.name(), writes);
            if (tokens.size() >= ScriptToken.MOST) {
                return Made.FULL;
            }
            tokens.add(token);
            writes.add(transactions.put(ScriptTokenItems.write(userId, token, digest), null));
            writes.add(list(userId, tokens, item));
            List<Boolean> refused = transactions.run(writes);
            if (refused.getFirst()) {
                return Made.GONE;
            }
            if (!refused.contains(true)) {
                return Made.DONE;
            }
            Contention.pause();
        }
    }

    @Override
    public void revoke(String userId, String name) {
        while (true) {
            Map<String, AttributeValue> item = reads.one(ScriptTokenItems.listKey(userId), true);
            List<ScriptToken> tokens = current(item);
            List<TransactWriteItem> writes = new ArrayList<>();
            without(tokens, name, writes);
            if (writes.isEmpty()) {
                return;
            }
            writes.add(list(userId, tokens, item));
            if (!transactions.run(writes).contains(true)) {
                return;
            }
            Contention.pause();
        }
    }

    private static Map<String, AttributeValue> key(String userId) {
        return Keys.profile(userId);
    }

    /** Takes the token of a name out of a list, and adds the deletion of its item. */
    private void without(List<ScriptToken> tokens, String name, List<TransactWriteItem> writes) {
        tokens.removeIf(one -> {
            boolean same = one.name().equals(name);
            if (same) {
                writes.add(transactions.delete(ScriptTokenItems.key(one.id())));
            }
            return same;
        });
    }

    private TransactWriteItem list(
            String userId, List<ScriptToken> tokens, @Nullable Map<String, AttributeValue> before) {
        long version = before == null ? 0 : Items.amount(before, ScriptTokenItems.VERSION);
        Condition same =
                before == null ? Condition.IS_NOT_THERE : Condition.is(ScriptTokenItems.VERSION, Items.number(version));
        return transactions.put(ScriptTokenItems.list(userId, tokens, version + 1), same);
    }

    @Override
    public @Nullable Found find(String id) {
        Map<String, AttributeValue> item = reads.one(ScriptTokenItems.key(id), true);
        if (item == null || EntryItem.expired(item, clock.instant())) {
            return null;
        }
        return new Found(
                Items.text(item, ProfileItem.USER), ScriptTokenItems.read(item), ScriptTokenItems.digest(item));
    }

    @Override
    public long count(String who, int times, Duration window) {
        long number = clock.instant().getEpochSecond() / window.toSeconds();
        long end = (number + 2) * window.toSeconds();
        var request = UpdateItemRequest.builder()
                .tableName(uses)
                .key(use("Q#" + who + "#" + number))
                .updateExpression("ADD times :more SET expiresAt = :end")
                .expressionAttributeValues(Map.of(":more", Items.number(times), ":end", Items.number(end)))
                .returnValues(ReturnValue.UPDATED_NEW)
                .build();
        return Items.amount(Patience.with(() -> usesClient.updateItem(request)).attributes(), "times");
    }

    @Override
    public void use(ScriptToken token, LocalDate day) {
        var request = UpdateItemRequest.builder()
                .tableName(uses)
                .key(use("T#" + token.id()))
                .updateExpression("SET #day = :day, expiresAt = :end")
                .expressionAttributeNames(Map.of("#day", DAY))
                .expressionAttributeValues(Map.of(
                        ":day", Items.text(day.toString()),
                        ":end", Items.number(token.expiresAt().getEpochSecond())))
                .build();
        Patience.with(() -> usesClient.updateItem(request));
    }

    @Override
    public @Nullable LocalDate lastUse(String id) {
        var request =
                GetItemRequest.builder().tableName(uses).key(use("T#" + id)).build();
        var response = Patience.with(() -> usesClient.getItem(request));
        String day = response.hasItem() ? Items.optional(response.item(), DAY) : null;
        return day == null ? null : LocalDate.parse(day);
    }

    private static Map<String, AttributeValue> use(String what) {
        return Map.of(TableDefinition.ANSWERS.partitionKey(), Items.text(what));
    }
}
