package jp.mymovie.movies.dynamodb;

import java.util.Map;
import java.util.regex.Pattern;
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
