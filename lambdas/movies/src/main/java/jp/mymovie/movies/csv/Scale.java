package jp.mymovie.movies.csv;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.Score;

/** How many points a rating goes up to. A comma is taken for the point of a decimal number. */
public enum Scale {
    /** Letterboxd's stars, of which it keeps halves. */
    STARS(5, "stars"),
    /** Points of five with decimals. */
    FIVE(5, "five"),
    TEN(10, "ten"),
    HUNDRED(100, "hundred"),
    /** Our own scores. */
    SCORE(100, "score");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.,][0-9]{1,3})?");

    private final int most;
    private final String tag;

    Scale(int most, String tag) {
        this.most = most;
        this.tag = tag;
    }

    /** The scale of a file that does not tell its own, by its highest number: 5, 10 or 100. */
    public static Scale upTo(int most) {
        return switch (most) {
            case 5 -> FIVE;
            case 10 -> TEN;
            case 100 -> HUNDRED;
            default -> throw new IllegalArgumentException("a scale must go up to 5, 10 or 100, got " + most);
        };
    }

    /** @throws BadValue if it is no rating of this scale, or makes no whole score */
    Score score(String text, String column) {
        if (!NUMBER.matcher(text).matches()) {
            throw BadValue.of(column, "a rating", text);
        }
        BigDecimal score = number(text).multiply(BigDecimal.valueOf(Score.MAX)).divide(BigDecimal.valueOf(most));
        if (score.stripTrailingZeros().scale() > 0 || score.compareTo(BigDecimal.valueOf(Score.MAX)) > 0) {
            throw BadValue.of(column, "a rating up to " + most + " that makes a whole score out of 100", text);
        }
        return new Score(score.intValue());
    }

    /** As it is kept beside the score. */
    String kept(String text) {
        return tag + ":" + text.replace(',', '.');
    }

    /** True for the number that services write where there is no rating, since none of them has a rating of 0. */
    static boolean zero(String text) {
        return NUMBER.matcher(text).matches() && number(text).signum() == 0;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }
}
