package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Tally;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of an import that are kept in one item, and what of them its job has counted.
 *
 * @param revision one more with each write, by which writes are compared and set
 */
record ImportPart(
        String userId,
        String id,
        int number,
        long revision,
        List<ImportedRow> rows,
        Tally counted,
        AttributeValue expiresAt) {
    /** Rows of an item at most. Films offered for each still fit into it. */
    static final int ROWS = 50;

    /** Between an import's id and the number of one of its parts. */
    static final String MARK = "#R#";

    static final String TEXT = "rows";

    /** A row's number tells its part: those of a part begin at so many times the part's. */
    private static final int STRIDE = 100;

    private static final int MOST_CHARACTERS = 60_000;
    private static final String REVISION = "revision";

    static int of(int row) {
        return row / STRIDE;
    }

    static Map<String, AttributeValue> key(String userId, String id, int number) {
        return Keys.of(Keys.importRows(userId), id + MARK + "%05d".formatted(number));
    }

    /** The parts of a file's rows, as they begin. */
    static List<ImportPart> all(String userId, String id, List<ImportRow> rows, AttributeValue expiresAt) {
        List<List<ImportRow>> lists = split(
                rows,
                row -> row.title().length()
                        + Objects.requireNonNullElse(row.remarks().note(), "").length());
        List<ImportPart> parts = new ArrayList<>();
        for (List<ImportRow> list : lists) {
            int number = parts.size();
            List<ImportedRow> pending = new ArrayList<>();
            for (ImportRow row : list) {
                pending.add(new ImportedRow(number * STRIDE + pending.size(), row, new Fate.Pending()));
            }
            parts.add(new ImportPart(userId, id, number, 0, pending, Tally.NONE, expiresAt));
        }
        return parts;
    }

    static <T> List<List<T>> split(List<T> rows, ToIntFunction<T> length) {
        List<List<T>> parts = new ArrayList<>();
        int characters = MOST_CHARACTERS;
        for (T row : rows) {
            int more = length.applyAsInt(row);
            if (parts.isEmpty() || parts.getLast().size() == ROWS || characters + more > MOST_CHARACTERS) {
                parts.add(new ArrayList<>());
                characters = 0;
            }
            parts.getLast().add(row);
            characters += more;
        }
        return parts;
    }

    static ImportPart read(String userId, Map<String, AttributeValue> item) {
        String place = Items.text(item, Keys.SK);
        int mark = place.lastIndexOf(MARK);
        return new ImportPart(
                userId,
                place.substring(0, mark),
                Integer.parseInt(place.substring(mark + MARK.length())),
                Items.amount(item, REVISION),
                RowsJson.read(Items.text(item, TEXT)),
                ImportJob.tally(item),
                Objects.requireNonNull(item.get(EntryItem.EXPIRES_AT)));
    }

    Map<String, AttributeValue> write() {
        Map<String, AttributeValue> item = new HashMap<>(key(userId, id, number));
        item.put(TEXT, Items.text(RowsJson.write(rows)));
        item.put(REVISION, Items.number(revision));
        item.put(ImportJob.DONE, Items.number(counted.done()));
        item.put(ImportJob.OFFERED, Items.number(counted.offered()));
        item.put(ImportJob.FAILED, Items.number(counted.failed()));
        item.put(EntryItem.EXPIRES_AT, expiresAt);
        return item;
    }

    /** The same with other rows. */
    ImportPart with(List<ImportedRow> others) {
        return new ImportPart(userId, id, number, revision, others, counted, expiresAt);
    }

    /** The same as the next write makes it. */
    ImportPart next() {
        return new ImportPart(userId, id, number, revision + 1, rows, counted, expiresAt);
    }

    /** The same, all of it counted. */
    ImportPart count() {
        return new ImportPart(userId, id, number, revision, rows, Tally.of(rows), expiresAt);
    }

    /** Condition of the write of a part: that its state before is still there. */
    Condition follows() {
        return Condition.is(REVISION, Items.number(revision - 1));
    }

    boolean has(int row) {
        return rows.stream().anyMatch(one -> one.number() == row);
    }

    /** The same with a row's film chosen, null for none. */
    ImportPart choosing(int row, @Nullable Integer tmdbId) {
        return with(rows.stream()
                .map(one -> one.number() == row ? one.becomes(one.fate().chosen(tmdbId)) : one)
                .toList());
    }
}
