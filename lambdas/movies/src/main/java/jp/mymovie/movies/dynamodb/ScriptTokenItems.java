package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.ScriptToken;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tokens for scripts as items: one each, which a script's request finds, and one that lists a user's. */
final class ScriptTokenItems {
    static final String VERSION = "version";
    private static final String DIGEST = "digest";

    private static final String PARTITION = "T#";
    private static final String TOKENS = "tokens";
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String MAY = "may";
    private static final String CREATED = "createdAt";

    private ScriptTokenItems() {}

    static Map<String, AttributeValue> key(String id) {
        return Keys.of(PARTITION + id, "TOKEN");
    }

    static Map<String, AttributeValue> listKey(String userId) {
        return Keys.of(Keys.user(userId), "TOKENS");
    }

    static Map<String, AttributeValue> write(String userId, ScriptToken token, byte[] digest) {
        Map<String, AttributeValue> item = new HashMap<>(key(token.id()));
        item.putAll(members(token));
        item.remove(ID);
        item.put(ProfileItem.USER, Items.text(userId));
        item.put(DIGEST, Items.text(Base64.getEncoder().encodeToString(digest)));
        return item;
    }

    static Map<String, AttributeValue> list(String userId, List<ScriptToken> tokens, long version) {
        Map<String, AttributeValue> item = new HashMap<>(listKey(userId));
        item.put(
                TOKENS,
                AttributeValue.fromL(tokens.stream()
                        .map(token -> AttributeValue.fromM(members(token)))
                        .toList()));
        item.put(VERSION, Items.number(version));
        return item;
    }

    static ScriptToken read(Map<String, AttributeValue> item) {
        return token(Items.text(item, Keys.PK).substring(PARTITION.length()), item);
    }

    static byte[] digest(Map<String, AttributeValue> item) {
        return Base64.getDecoder().decode(Items.text(item, DIGEST));
    }

    /** A list that may be changed. */
    static List<ScriptToken> readList(@Nullable Map<String, AttributeValue> item) {
        List<ScriptToken> tokens = new ArrayList<>();
        if (item != null) {
            Objects.requireNonNull(item.get(TOKENS))
                    .l()
                    .forEach(one -> tokens.add(token(Items.text(one.m(), ID), one.m())));
        }
        return tokens;
    }

    private static Map<String, AttributeValue> members(ScriptToken token) {
        Map<String, AttributeValue> members = new HashMap<>();
        members.put(ID, Items.text(token.id()));
        members.put(NAME, Items.text(token.name()));
        members.put(MAY, Items.text((token.reads() ? "r" : "") + (token.writes() ? "w" : "")));
        members.put(CREATED, Items.number(token.createdAt().getEpochSecond()));
        members.put(EntryItem.EXPIRES_AT, Items.number(token.expiresAt().getEpochSecond()));
        return members;
    }

    private static ScriptToken token(String id, Map<String, AttributeValue> members) {
        String may = Items.text(members, MAY);
        return new ScriptToken(
                id,
                Items.text(members, NAME),
                may.contains("r"),
                may.contains("w"),
                Instant.ofEpochSecond(Items.amount(members, CREATED)),
                Instant.ofEpochSecond(Items.amount(members, EntryItem.EXPIRES_AT)));
    }
}
