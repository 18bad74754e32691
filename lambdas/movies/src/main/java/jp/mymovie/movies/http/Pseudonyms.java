package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Stand-ins for what is counted or compared but not to be kept: the same for the same value, and not to be turned back
 * by trying out values without the secret.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 15;

    private final SecretKey key;

    Pseudonyms(String secret) {
        this.key = DerivedKeys.of(secret, "pseudonyms", ALGORITHM);
    }

    /**
     * Twenty characters of base64url.
     *
     * @param purpose keeps apart what is the same value in different places; must not hold a line break
     */
    String of(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal((purpose + '\n' + value).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java has " + ALGORITHM, e);
        }
    }
}
