package jp.mymovie.movies.csv;

import jp.mymovie.movies.domain.FreeText;
import org.jspecify.annotations.Nullable;

/** A row cannot be used. */
final class BadValue extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    private final String reason;

    BadValue(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    static BadValue of(String column, String rule, @Nullable String got) {
        String shown = got == null ? "nothing" : "'" + FreeText.shown(got, SHOWN) + "'";
        return new BadValue("%s must be %s, got %s".formatted(column, rule, shown));
    }

    String reason() {
        return reason;
    }
}
