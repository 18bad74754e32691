package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Title and year as a row of a file has them, brought into the order that catalogues write. */
record WrittenTitle(String title, @Nullable Integer year) {
    private static final Pattern YEAR_BEHIND = Pattern.compile("(.*\\S)\\s*\\(([12][0-9]{3})\\)");
    private static final Pattern ARTICLE_BEHIND = Pattern.compile("(.*\\S), (The|An?)", Pattern.CASE_INSENSITIVE);

    /** "Matrix, The (1999)" is The Matrix of 1999, unless the row has another year. */
    static WrittenTitle of(ImportRow row) {
        String title = Normalizer.normalize(row.title(), Normalizer.Form.NFKC);
        Integer year = row.year();
        Matcher dated = YEAR_BEHIND.matcher(title);
        if (dated.matches()) {
            Integer behind = Integer.valueOf(dated.group(2));
            if (year == null || year.equals(behind)) {
                title = dated.group(1);
                year = behind;
            }
        }
        Matcher turned = ARTICLE_BEHIND.matcher(title);
        return new WrittenTitle(turned.matches() ? turned.group(2) + " " + turned.group(1) : title, year);
    }

    /** True if the film came out in that year or in one next to it: catalogues differ by a festival or a winter. */
    boolean near(Film film) {
        return year == null || distance(film) <= 1;
    }

    /** Years between, 0 where the row has none; films without a date are the farthest. */
    int distance(Film film) {
        if (year == null) {
            return 0;
        }
        return film.releaseDate() == null
                ? Integer.MAX_VALUE
                : Math.abs(film.releaseDate().getYear() - year);
    }
}
