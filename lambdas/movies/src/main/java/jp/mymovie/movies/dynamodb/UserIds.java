package jp.mymovie.movies.dynamodb;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ids of users, of our own: every key of a user hangs on one, and none on a sign-in service, which may be lost. {@code
 * SecureRandom} draws from the system, so two functions restored from one snapshot draw differently.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">uniqueness with SnapStart</a>
 */
public final class UserIds {
    private static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UserIds() {}

    /** A new id: 96 random bits in 16 characters. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
