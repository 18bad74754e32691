package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token as a script sends it: a prefix that scanners for lost secrets can look for, the id and a secret of 256 random bits.
 * A digest of so many is as hard to turn back as any slow one.
 *
 * @param id finds the token
 * @param secret is compared
 */
record TokenText(String id, String secret) {
    private static final Pattern FORM = Pattern.compile("mymovie_([A-Za-z0-9_-]{16})([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenText random() {
        return new TokenText(random(12), random(32));
    }

    /** Null where it is none. */
    static @Nullable TokenText parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? new TokenText(matcher.group(1), matcher.group(2)) : null;
    }

    /** Digest that is kept instead of the secret. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }

    /** Compares in a time that does not tell how much is right. */
    boolean matches(byte[] digest) {
        return MessageDigest.isEqual(digest(), digest);
    }

    String text() {
        return "mymovie_" + id + secret;
    }

    @Override
    public String toString() {
        return "mymovie_" + id + "…";
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
