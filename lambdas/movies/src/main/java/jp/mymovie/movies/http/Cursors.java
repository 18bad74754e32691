package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places in a list to go on from, signed so that a client can use only what it was given, and only for the same list in
 * the same order.
 */
final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int MAX_LENGTH = 2000;

    private final SecretKeySpec key;

    Cursors(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @param list names the list and its order; must not hold a line break */
    String seal(String list, String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(signature(list, text), SIGNATURE_BYTES + text.length);
        System.arraycopy(text, 0, cursor, SIGNATURE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The place; a {@link Problem} of status 400 for a cursor that is not ours or of another list. */
    String open(String list, String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw refused();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        if (bytes.length <= SIGNATURE_BYTES) {
            throw refused();
        }
        byte[] text = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        if (!MessageDigest.isEqual(signature(list, text), Arrays.copyOf(bytes, SIGNATURE_BYTES))) {
            throw refused();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] signature(String list, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return Arrays.copyOf(mac.doFinal(place), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java has " + ALGORITHM, e);
        }
    }

    private static ProblemException refused() {
        return new Problem(
                        400,
                        "bad-cursor",
                        "Bad cursor",
                        "'cursor' must be the one of the page before, with the same user, sort and order")
                .thrown();
    }
}
