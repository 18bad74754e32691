package jp.mymovie.movies;

import java.util.List;
import java.util.stream.Stream;

/**
 * Definition of a table: its keys and indexes. The stack makes the table from it, the tests make theirs from it in
 * DynamoDB Local, and {@code docs/table.md} is written from it. All keys are strings. Keys and local indexes are fixed
 * when the table is created.
 *
 * @param sortKey empty where the table has none
 * @param expiry attribute of DynamoDB's time to live, in seconds since 1970
 * @param local indexes over the same partition key
 * @param global indexes over another one
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html">local secondary indexes</a>
 */
public record TableDefinition(
        String partitionKey, String sortKey, String expiry, List<Index> local, List<Index> global) {
    /**
     * Attribute that holds everything a list shows of an item, as a map. The indexes carry it as a whole, so that a list
     * can show a field that was unknown on the day the table was created.
     */
    public static final String LISTED = "e";

    /** The table of users, entries and films. */
    public static final TableDefinition MOVIES = new TableDefinition(
            "pk",
            "sk",
            "expiresAt",
            List.of(
                    local("byRegistered", "registeredKey"),
                    local("byRelease", "releaseKey"),
                    local("byScore", "scoreKey"),
                    local("byTitle", "titleKey")),
            List.of(new Index("byFilm", "filmKey", "filmSort", List.of(LISTED))));

    /** The table of the film catalogue's answers. */
    public static final TableDefinition ANSWERS =
            new TableDefinition("question", "", "expiresAt", List.of(), List.of());

    /**
     * An index.
     *
     * @param projected attributes beside the keys of the index and of the table
     */
    public record Index(String name, String partitionKey, String sortKey, List<String> projected) {
        public Index {
            projected = List.copyOf(projected);
        }
    }

    public TableDefinition {
        local = List.copyOf(local);
        global = List.copyOf(global);
    }

    private static Index local(String name, String sortKey) {
        return new Index(name, "pk", sortKey, List.of(LISTED));
    }

    /** Names of all attributes that are part of a key, each once. */
    public List<String> keyAttributes() {
        return Stream.concat(
                        Stream.of(partitionKey, sortKey),
                        Stream.concat(local.stream(), global.stream())
                                .flatMap(index -> Stream.of(index.partitionKey(), index.sortKey())))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
