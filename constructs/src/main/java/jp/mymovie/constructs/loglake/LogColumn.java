package jp.mymovie.constructs.loglake;

import java.util.Locale;

/**
 * A column of a log's table.
 *
 * @param name in Athena's letters: lower case, digits, underscores
 * @param field the name in the log's JSON
 * @param type Hive's word for it
 */
record LogColumn(String name, String field, String type) {
    /** A text under the field's own name as far as Athena can spell it: {@code cs(Host)} becomes {@code cs_host}. */
    static LogColumn of(String field) {
        String name = field.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return named(name.toLowerCase(Locale.ROOT), field);
    }

    /** A text under another name. */
    static LogColumn named(String name, String field) {
        return new LogColumn(name, field, "string");
    }
}
