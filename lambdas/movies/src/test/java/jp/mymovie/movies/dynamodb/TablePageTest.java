package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.ScriptToken;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@code docs/table.md}: every kind of item the service's own code writes, and the meaning of each attribute. An attribute
 * or a kind that the page does not explain fails, and so does one that does not occur. {@code -Dsnapshot.update=true}
 * writes the page anew.
 */
final class TablePageTest {
    private static final Path PAGE = Path.of("../../docs/table.md");
    private static final long DAY = 86_400;

    private static final Map<String, String> LETTERS = new TreeMap<>(Map.ofEntries(
            Map.entry("a", "when it was registered or wished for, milliseconds"),
            Map.entry("d", "date of release, as the number yyyymmdd"),
            Map.entry("g", "TMDB's ids of its genres, with spaces between"),
            Map.entry("i", "English title"),
            Map.entry("k", "director (監督), the first one named"),
            Map.entry("m", "running time in minutes"),
            Map.entry("o", "original title, where it is another than the title"),
            Map.entry("p", "path of the poster"),
            Map.entry("s", "score, 0 to 100; none where it was watched and not graded"),
            Map.entry("t", "title"),
            Map.entry("u", "when it was changed last, milliseconds, where that is not `a`"),
            Map.entry("v", "version: its entity tag, with the account's life"),
            Map.entry("w", "ISO days it was watched on, with spaces between")));

    private final WrittenItems written = new WrittenItems();
    private final Map<ItemKind, List<Map<String, AttributeValue>>> kinds = new LinkedHashMap<>();

    @Test
    void everyKindAndAttributeIsExplainedAndOccurs() throws IOException {
        ItemKinds.ALL.forEach(kind -> kinds.put(kind, new ArrayList<>()));
        for (var item : written.items) {
            assertThat(ItemKinds.ALL)
                    .as("kinds that fit %s %s", Items.text(item, Keys.PK), Items.text(item, Keys.SK))
                    .filteredOn(kind -> kind.fits(item))
                    .singleElement()
                    .satisfies(kind -> Objects.requireNonNull(kinds.get(kind)).add(item));
        }
        kinds.forEach((kind, items) -> {
            assertThat(items).as("items of kind " + kind.name()).isNotEmpty();
            assertThat(own(items))
                    .as("attributes of " + kind.name())
                    .isEqualTo(new TreeSet<>(kind.meanings().keySet()));
        });
        assertThat(letters().keySet()).isEqualTo(LETTERS.keySet()).isEqualTo(new TreeSet<>(constants()));
        String page = page();
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    /** Names of an item's attributes that are its kind's own. */
    private static Set<String> own(List<Map<String, AttributeValue>> items) {
        Set<String> names = new TreeSet<>();
        items.forEach(item -> item.keySet().forEach(name -> names.add(ItemKind.name(name))));
        names.removeAll(TableDefinition.MOVIES.keyAttributes());
        names.remove(EntryItem.LISTED);
        names.remove(EntryItem.EXPIRES_AT);
        return names;
    }

    /** Kinds by the letter that occurs in their {@code e}. */
    private Map<String, Set<String>> letters() {
        Map<String, Set<String>> letters = new TreeMap<>();
        kinds.forEach((kind, items) -> items.forEach(item -> listed(item)
                .forEach(letter ->
                        letters.computeIfAbsent(letter, l -> new TreeSet<>()).add(kind.name()))));
        return letters;
    }

    private static Set<String> listed(Map<String, AttributeValue> item) {
        AttributeValue listed = item.get(EntryItem.LISTED);
        return listed == null ? Set.of() : listed.m().keySet();
    }

    /** The letters that the code knows. */
    private static List<String> constants() {
        return Stream.of(Listed.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(TablePageTest::value)
                .toList();
    }

    private static String value(Field field) {
        try {
            return (String) Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private String page() {
        List<String> lines = new ArrayList<>();
        lines.add("# The table\n");
        lines.add(
                "What the items of the movie service's table are, for whoever reads them by hand. Written by `TablePageTest`"
                        + " from the table's definition and from items that the service's own code writes: it fails when a kind or"
                        + " an attribute occurs that is not explained here, and when one is explained that does not occur.\n");
        lines.add("## Keys and indexes\n");
        lines.add(
                "Keys and local indexes are fixed when the table is created; a key is a string. An item without an index's key is not in that index.\n");
        lines.add("| | partition key | sort key | carries beside keys |\n|---|---|---|---|");
        TableDefinition table = TableDefinition.MOVIES;
        lines.add("| the table | `%s` | `%s` | all |".formatted(table.partitionKey(), table.sortKey()));
        table.local().forEach(index -> lines.add(row(index, "local")));
        table.global().forEach(index -> lines.add(row(index, "global")));
        lines.add(
                "\n`%s` is DynamoDB's time to live, seconds since 1970: an item goes within days after, and the code takes it for gone at once."
                        .formatted(table.expiry()));
        lines.add("\n## Kinds of items");
        kinds.forEach((kind, items) -> lines.add(section(kind, items)));
        lines.add("\n## The letters inside `%s`\n".formatted(EntryItem.LISTED));
        lines.add(
                "What lists show of an item is one map, because the indexes carry the attribute as a whole: a member more needs no other index. Lists are paid by the byte, so members have one letter; one that is not there is null or empty. **A letter that was used once is never used for something else**; retired so far: none.\n");
        lines.add("| letter | meaning | in |\n|---|---|---|");
        letters()
                .forEach((letter, in) ->
                        lines.add("| `%s` | %s | %s |".formatted(letter, LETTERS.get(letter), String.join(", ", in))));
        lines.add(answers());
        return String.join("\n", lines) + "\n";
    }

    private static String row(TableDefinition.Index index, String kind) {
        return "| `%s`, %s | `%s` | `%s` | %s |"
                .formatted(
                        index.name(),
                        kind,
                        index.partitionKey(),
                        index.sortKey(),
                        index.projected().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));
    }

    private String section(ItemKind kind, List<Map<String, AttributeValue>> items) {
        Set<String> writers = new TreeSet<>();
        items.forEach(item -> writers.addAll(written.writers(item)));
        List<String> lines = new ArrayList<>();
        lines.add("\n### %s\n\n`%s` / `%s`. %s\n".formatted(capital(kind.name()), kind.pk(), kind.sk(), kind.about()));
        lines.add("- written by %s"
                .formatted(writers.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "))));
        Set<String> indexes = indexes(items);
        if (!indexes.isEmpty()) {
            lines.add("- in " + String.join(", ", indexes));
        }
        if (kind.expires()) {
            lines.add("- expires after " + expiry(items));
        }
        Map<String, String> meanings = new TreeMap<>(kind.meanings());
        if (items.stream().anyMatch(item -> item.containsKey(EntryItem.LISTED))) {
            meanings.put(EntryItem.LISTED, "what lists show: see below");
        }
        meanings.forEach((name, meaning) -> lines.add("- `%s`: %s".formatted(name, meaning)));
        return String.join("\n", lines);
    }

    private static Set<String> indexes(List<Map<String, AttributeValue>> items) {
        return Stream.concat(TableDefinition.MOVIES.local().stream(), TableDefinition.MOVIES.global().stream())
                .filter(index -> items.stream()
                        .anyMatch(item -> item.containsKey(index.partitionKey()) && item.containsKey(index.sortKey())))
                .map(index -> "`" + index.name() + "`")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Shortest and longest that occurred, in days; a limit's ends with its window. */
    private static String expiry(List<Map<String, AttributeValue>> items) {
        var days = items.stream()
                .mapToLong(item -> Math.round(
                        (Items.amount(item, EntryItem.EXPIRES_AT) - WrittenItems.NOW.getEpochSecond()) / (double) DAY))
                .summaryStatistics();
        if (days.getMax() == 0) {
            return "two windows at most";
        }
        return days.getMin() == days.getMax()
                ? "%d days".formatted(days.getMax())
                : "%d to %d days".formatted(days.getMin(), days.getMax());
    }

    private static String answers() {
        String table = TestTable.createAnswers();
        Instant now = WrittenItems.NOW;
        new DynamoDbAnswerCache(TestTable.answersClient(), table, Clock.fixed(now, ZoneOffset.UTC))
                .keep("question", new AnswerCache.Kept(new byte[] {1}, now));
        var item = TestTable.answersClient()
                .scan(scan -> scan.tableName(table))
                .items()
                .getFirst();
        Map<String, String> meanings = new TreeMap<>(Map.of(
                "question", "partition key: digest of what was asked",
                "body", "the answer, deflated",
                "at", "when it was answered, seconds since 1970",
                "expiresAt", "%d days later".formatted(AnswerCache.KEPT.toDays())));
        assertThat(item.keySet()).isEqualTo(meanings.keySet());
        DynamoDbScriptTokens tokens = new DynamoDbScriptTokens(
                TestTable.client(), "none", TestTable.answersClient(), table, Clock.fixed(now, ZoneOffset.UTC));
        tokens.count("who", Duration.ofMinutes(1));
        tokens.use(new ScriptToken("id", "name", true, true, now, now.plus(Duration.ofDays(1))), LocalDate.EPOCH);
        Set<String> others = new TreeSet<>();
        TestTable.answersClient().scan(scan -> scan.tableName(table)).items().stream()
                .filter(other -> !other.containsKey("body"))
                .forEach(other -> others.addAll(other.keySet()));
        assertThat(others).containsExactly("day", "expiresAt", "question", "times");
        return "\n## The table of answers\n\nWhat TMDB answered to searches, a table of its own ([why](decisions/0026-tmdb-answers-have-a-table-of-their-own.md)); written by `DynamoDbAnswerCache`.\n\n"
                + meanings.entrySet().stream()
                        .map(meaning -> "- `%s`: %s".formatted(meaning.getKey(), meaning.getValue()))
                        .collect(Collectors.joining("\n"))
                + "\n\nBeside them uses of tokens for scripts, written by `DynamoDbScriptTokens` and no loss either: under `Q#<what is counted>#<number of the window>` the `times`, under `T#<token id>` the `day` of the last use in Japan.";
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
