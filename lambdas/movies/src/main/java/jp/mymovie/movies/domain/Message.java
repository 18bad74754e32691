package jp.mymovie.movies.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to tell those who run the service.
 *
 * @param email where an answer is wanted
 */
public record Message(
        Category category, String text, @Nullable String email, Instant at) {
    /** Days a message is kept. */
    public static final int KEPT_DAYS = 365;

    /** Code points of a text. */
    public static final int MAX_TEXT = 4000;

    /** Code points of an address: what SMTP carries. */
    public static final int MAX_EMAIL = 254;

    /** What it is about. */
    public enum Category {
        QUESTION,
        TROUBLE,
        OTHER
    }
}
