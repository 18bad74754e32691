package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Sort;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as an item: what lists show in {@link Listed}, and beside it what its owner alone sees, which no index carries.
 * A deleted entry is the same item without the keys of indexes, which expires by itself.
 */
final class EntryItem {
    static final String LISTED = TableDefinition.LISTED;
    static final String NOTE = "n";
    static final String RATING = "r";
    static final String ORIGIN = "o";
    static final String EXPIRES_AT = TableDefinition.MOVIES.expiry();

    /** Path of the version in expressions. */
    static final String VERSION = LISTED + "." + Listed.VERSION;

    private EntryItem() {}

    static Map<String, AttributeValue> write(String userId, Entry entry) {
        Map<String, AttributeValue> item = bare(userId, entry);
        for (Sort sort : Sort.values()) {
            item.put(Keys.indexKey(sort), Items.text(sort.key(entry)));
        }
        item.put(FilmLog.KEY, filmKey(entry));
        item.put(FilmLog.SORT, Items.text(FilmLog.place(entry.registeredAt(), userId)));
        Items.putText(item, ORIGIN, entry.origin());
        return item;
    }

    /** Key under which the entry stands in the index by film: one for public ones, one for those that are not. */
    static AttributeValue filmKey(Entry entry) {
        return Items.text(entry.isPublic() ? Keys.film(entry.tmdbId()) : Keys.hiddenFilm(entry.tmdbId()));
    }

    /** As it is kept after deletion: in no index, and gone by itself at that time. */
    static Map<String, AttributeValue> deleted(String userId, Entry entry, Instant expiresAt) {
        Map<String, AttributeValue> item = bare(userId, entry);
        item.put(EXPIRES_AT, Items.number(expiresAt.getEpochSecond()));
        return item;
    }

    static boolean isDeleted(Map<String, AttributeValue> item) {
        return item.containsKey(EXPIRES_AT);
    }

    static boolean expired(Map<String, AttributeValue> item, Instant now) {
        return Long.parseLong(Objects.requireNonNull(item.get(EXPIRES_AT)).n()) <= now.getEpochSecond();
    }

    /** Reads an item of the table, or as an index carries it. Local indexes do not carry whether it is public. */
    static Entry read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> listed = listed(item);
        Long score = Items.optionalNumber(listed, Listed.SCORE);
        Long updated = Items.optionalNumber(listed, Listed.UPDATED);
        Instant registeredAt = Listed.addedAt(listed);
        String filmKey = Items.optional(item, FilmLog.KEY);
        return new Entry(
                Listed.film(tmdbId(item), listed),
                new Remarks(
                        score == null ? null : new Score(score.intValue()),
                        Listed.days(listed),
                        Items.optional(item, NOTE),
                        Items.optional(item, RATING)),
                registeredAt,
                updated == null ? registeredAt : Instant.ofEpochMilli(updated),
                Items.amount(listed, Listed.VERSION),
                filmKey == null || filmKey.startsWith(Keys.film("")),
                Items.optional(item, ORIGIN));
    }

    static int tmdbId(Map<String, AttributeValue> item) {
        return Integer.parseInt(Items.text(item, Keys.SK).substring(Keys.FILM.length()));
    }

    static Map<String, AttributeValue> listed(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get(LISTED), LISTED).m();
    }

    private static Map<String, AttributeValue> bare(String userId, Entry entry) {
        Remarks remarks = entry.remarks();
        Map<String, AttributeValue> listed = Listed.write(entry.film(), entry.registeredAt());
        listed.put(Listed.VERSION, Items.number(entry.version()));
        if (remarks.score() != null) {
            listed.put(Listed.SCORE, Items.number(remarks.score().value()));
        }
        if (!entry.updatedAt().equals(entry.registeredAt())) {
            listed.put(Listed.UPDATED, Items.number(entry.updatedAt().toEpochMilli()));
        }
        Items.putText(listed, Listed.WATCHED, Listed.days(remarks.watched()));
        Map<String, AttributeValue> item = new HashMap<>(Keys.entry(userId, entry.tmdbId()));
        item.put(LISTED, AttributeValue.fromM(listed));
        Items.putText(item, NOTE, remarks.note());
        Items.putText(item, RATING, remarks.rating());
        return item;
    }
}
