package jp.mymovie.movies.csv;

import org.jspecify.annotations.Nullable;

/**
 * Texts that a spreadsheet takes for texts. One that begins like a formula gets an apostrophe ahead of it, and so does one
 * that begins with an apostrophe: reading takes one away, and every text comes back as it was.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class Spreadsheet {
    private static final String DANGEROUS = "=+-@\t\r\n'";

    private Spreadsheet() {}

    /** A field of a CSV file. */
    public static String field(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && safe.equals(safe.strip());
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    static @Nullable String read(@Nullable String field) {
        return field != null && field.startsWith("'") ? field.substring(1) : field;
    }
}
