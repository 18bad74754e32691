package jp.mymovie.movies.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A kind of item as {@code docs/table.md} explains it.
 *
 * @param pk form of the partition key, what varies in angle brackets
 * @param sk form of the sort key
 * @param expires whether its items expire; tells kinds of the same keys apart
 * @param meanings of its attributes by name, without those of keys, {@code e} and {@code expiresAt}
 */
record ItemKind(String name, String pk, String sk, boolean expires, String about, Map<String, String> meanings) {
    private static final Pattern VARYING = Pattern.compile("<([^>]+)>");
    private static final Map<String, String> FORMS = Map.of(
            "user id", "[A-Za-z0-9_-]{16}",
            "other user's id", "[A-Za-z0-9_-]{16}",
            "TMDB id", "[0-9]+",
            "version", "[0-9]+",
            "number", "[0-9]+",
            "month", "\\d{4}-\\d{2}");

    private static final Map<String, String> USER = meanings(
            "nickname", "shown name",
            "url", "the user's own page, where one was given",
            "birthday", "ISO day, where one was given; others see the age",
            "private", "whether others may see nothing of the user",
            "showsWatched", "whether others may see the days films were watched on",
            "count", "films on the list",
            "revision", "one more with each change of the list: its entity tag, with the account's life",
            "followers", "those who are not private",
            "following", "those who are not private");

    private static final Map<String, String> TOTALS = meanings(
            "count", "entries",
            "scoreSum", "sum of all scores",
            "b<n>", "entries with a score of n×10 to n×10+9; `b10` is 100");

    private static final Map<String, String> STEP = meanings("step", "one more with each step of the work");

    private static final Map<String, String> PROFILE = and(
            and(
                    joined(USER, TOTALS),
                    "handle",
                    "of the user",
                    "version",
                    "of the profile: its entity tag",
                    "count",
                    USER.get("count")),
            "minutes",
            "sum of the running times that are known",
            "g<n>",
            "entries of the films of TMDB's genre n",
            "y<n>",
            "entries of a year of release, told from 1800 on in base 36: `y5l` is 2001; undated films are year 0, `y-1e0`");

    static final List<ItemKind> ALL = List.of(
            new ItemKind("profile", "U#<user id>", "PROFILE", false, "A user, with the totals of the list.", PROFILE),
            new ItemKind(
                    "identity of a user",
                    "U#<user id>",
                    "A#<issuer> <subject>",
                    false,
                    "An identity that leads to the user; read when the account is deleted.",
                    Map.of()),
            new ItemKind(
                    "entry",
                    "U#<user id>",
                    "M#<TMDB id>",
                    false,
                    "A film on a list. A private user's stands under `P#` in the index by film.",
                    meanings(
                            "n",
                            "note, for the owner's eyes: no index carries it",
                            "r",
                            "the score as another service wrote it, its scale before a colon")),
            new ItemKind(
                    "deleted entry",
                    "U#<user id>",
                    "M#<TMDB id>",
                    true,
                    "The entry without index keys; can be restored until it expires, and its version goes on after.",
                    meanings("n", "as before", "r", "as before")),
            new ItemKind(
                    "wish",
                    "W#<user id>",
                    "M#<TMDB id>",
                    false,
                    "A film on a watchlist, in the index of time alone, and under `P#` in the one by film.",
                    Map.of()),
            new ItemKind(
                    "face",
                    "H#<handle>",
                    "HANDLE",
                    false,
                    "A user as looked up by the handle: one read.",
                    and(USER, "user", "user id")),
            new ItemKind(
                    "handle held back",
                    "H#<handle>",
                    "HANDLE",
                    true,
                    "Left in place of the face of a deleted account: nobody else may have the handle yet.",
                    Map.of()),
            new ItemKind(
                    "identity",
                    "A#<issuer> <subject>",
                    "IDENTITY",
                    false,
                    "Leads from the `iss` and `sub` of a token to a user.",
                    meanings("user", "user id")),
            new ItemKind(
                    "refused identity",
                    "A#<issuer> <subject>",
                    "IDENTITY",
                    true,
                    "Left of a deleted account while tokens of it may live.",
                    Map.of()),
            new ItemKind(
                    "name",
                    "NAME#<first two letters>",
                    "<handle>",
                    false,
                    "Finds users who are not private by how the handle begins.",
                    Map.of()),
            new ItemKind(
                    "ticket",
                    "RANDOM",
                    "<digest of the user id>",
                    false,
                    "One for each user who is not private and has a film: the draw of a random user.",
                    meanings("handle", "of the user")),
            new ItemKind(
                    "follow",
                    "G#<user id>",
                    "U#<other user's id>",
                    false,
                    "Follower and followed. In the follower's list while the followed is public; under `L#` or, while the follower is private, `K#` in the index by film.",
                    meanings("a", "since when, milliseconds")),
            new ItemKind(
                    "news",
                    "N#<user id>",
                    "<place>#<digest>",
                    true,
                    "Pointer to an entry of somebody followed: the place of the entry by time of registration, which ends with its film, and a digest of its author.",
                    meanings("a", "user id of the author")),
            new ItemKind(
                    "film",
                    "F#<TMDB id>",
                    "FILM",
                    true,
                    "Details of a film; its removal asks TMDB anew.",
                    meanings(
                            "overview",
                            "text",
                            "countries",
                            "ISO 3166-1 codes",
                            "cast",
                            "names",
                            "trailer",
                            "id of a video on YouTube, where there is one")),
            new ItemKind(
                    "totals of a film",
                    "F#<TMDB id>",
                    "S#<number>",
                    false,
                    "Public entries of a film, spread over %d shards by user.".formatted(Keys.FILM_SHARDS),
                    TOTALS),
            new ItemKind(
                    "departure",
                    "J#<user id>",
                    "DELETE",
                    false,
                    "Job: removes what is left of a deleted account.",
                    STEP),
            new ItemKind(
                    "switch",
                    "J#<user id>",
                    "SHOW#<version>",
                    false,
                    "Job: follows up a switch between private and public.",
                    STEP),
            new ItemKind(
                    "refresh",
                    "J#F#<TMDB id>",
                    "FILM",
                    false,
                    "Job: carries what changed of a film into its copies on lists.",
                    and(STEP, "startedAt", "ISO time")),
            new ItemKind(
                    "import",
                    "J#<user id>",
                    "IMPORT#<import id>",
                    true,
                    "Job: registers the rows of a file.",
                    and(
                            STEP,
                            "digest",
                            "of the file",
                            "format",
                            "whose file it is",
                            "startedAt",
                            "ISO time",
                            "total",
                            "rows of the file",
                            "done",
                            "rows registered",
                            "failed",
                            "rows that cannot be",
                            "parts",
                            "items of rows")),
            new ItemKind(
                    "rows of an import",
                    "I#<user id>",
                    "<import id>#R#<number>",
                    true,
                    "Rows that are not registered yet.",
                    meanings("rows", "JSON")),
            new ItemKind(
                    "bad rows of an import",
                    "I#<user id>",
                    "<import id>#B#<number>",
                    true,
                    "Rows that cannot be registered, with reasons; after a `0` those of the file, after a `1` those of the work.",
                    meanings("rows", "JSON")),
            new ItemKind(
                    "limit",
                    "Q#<what is counted>",
                    "<seconds of the window>#<number>",
                    true,
                    "Requests of one sender in one window.",
                    meanings("times", "how often")),
            new ItemKind(
                    "message",
                    "C#<month>",
                    "<time>#<random>",
                    true,
                    "A message to those who run the service.",
                    meanings(
                            "category",
                            "question, trouble or other",
                            "text",
                            "as written",
                            "email",
                            "where an answer is wanted")),
            new ItemKind(
                    "key of a message",
                    "C#KEY#<key>",
                    "KEY",
                    true,
                    "Keeps a message that is sent again from being kept twice.",
                    meanings("digest", "of what was sent")));

    private static Map<String, String> meanings(String... pairs) {
        return and(Map.of(), pairs);
    }

    private static Map<String, String> and(Map<String, String> others, @Nullable String... pairs) {
        Map<String, String> all = new LinkedHashMap<>(others);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(Objects.requireNonNull(pairs[i]), Objects.requireNonNull(pairs[i + 1]));
        }
        return all;
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }

    boolean fits(Map<String, AttributeValue> item) {
        return expires == item.containsKey(EntryItem.EXPIRES_AT)
                && fits(pk, Items.text(item, Keys.PK))
                && fits(sk, Items.text(item, Keys.SK));
    }

    private static boolean fits(String form, String key) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (var match : VARYING.matcher(form).results().toList()) {
            pattern.append(Pattern.quote(form.substring(from, match.start())))
                    .append(FORMS.getOrDefault(match.group(1), "[^#]+"));
            from = match.end();
        }
        return key.matches(pattern.append(Pattern.quote(form.substring(from))).toString());
    }

    /** An attribute's name as the page has it: counts are named by a letter and a number. */
    static String name(String attribute) {
        return attribute.replaceAll("^([bg])[0-9]+$|^(y)-?[0-9a-z]{1,3}$", "$1$2<n>");
    }
}
