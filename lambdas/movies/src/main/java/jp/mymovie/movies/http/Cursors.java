package jp.mymovie.movies.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Places in a list to go on from, encrypted, so that a client can use only what it was given, only for the same list in
 * the same order, and reads neither ids nor times nor titles in it. Padding leaves of the length no more than its class:
 * 64, 128, 256 … bytes.
 *
 * <p>The nonce is a keyed digest of list and place: equal requests give equal bytes, which caches need, and two
 * different places never share one under the same key, which GCM needs.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
final class Cursors {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int SHORTEST = 64;
    private static final int MAX_LENGTH = 2000;
    /** Ends a place; zeros follow up to the length of the class. */
    private static final byte END = (byte) 0x80;

    private final SecretKey cipherKey;
    private final SecretKey nonceKey;

    Cursors(String secret) {
        this.cipherKey = DerivedKeys.of(secret, "cursors", "AES");
        this.nonceKey = DerivedKeys.of(secret, "nonces of cursors", MAC);
        open("start", seal("start", "start")); // Loads the cipher's classes before SnapStart takes its snapshot.
    }

    /** @param list names the list, its order and what else the place depends on */
    String seal(String list, String place) {
        byte[] padded = padded(place);
        byte[] nonce = nonce(list, padded);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, list, nonce, padded);
        byte[] cursor = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, cursor, NONCE_BYTES, sealed.length);
        return encoded(cursor);
    }

    /** The place; a {@link Problem} of status 400 for a cursor that is not ours or of another list. */
    String open(String list, String cursor) {
        byte[] bytes = decoded(cursor);
        if (bytes.length < NONCE_BYTES + TAG_BYTES + SHORTEST) {
            throw refused();
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] padded = crypt(Cipher.DECRYPT_MODE, list, nonce, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
        int end = padded.length - 1;
        while (end > 0 && padded[end] != END) {
            end--;
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] padded(String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        int length = Math.max(SHORTEST, Integer.highestOneBit(text.length) << 1);
        byte[] padded = Arrays.copyOf(text, length);
        padded[text.length] = END;
        return padded;
    }

    private byte[] nonce(String list, byte[] padded) {
        byte[] name = list.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(nonceKey);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(padded), NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java has " + MAC, e);
        }
    }

    private byte[] crypt(int mode, String list, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, cipherKey, new GCMParameterSpec(8 * TAG_BYTES, nonce));
            cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (AEADBadTagException e) {
            throw refused();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every java has " + CIPHER, e);
        }
    }

    private static String encoded(byte[] cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The bytes of the one form that we write: a second spelling of a cursor would be a second copy in caches. */
    private static byte[] decoded(String cursor) {
        if (cursor.length() <= MAX_LENGTH) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                if (encoded(bytes).equals(cursor)) {
                    return bytes;
                }
            } catch (IllegalArgumentException e) {
                // told below
            }
        }
        throw refused();
    }

    private static ProblemException refused() {
        return new Problem(
                        400,
                        "bad-cursor",
                        "Bad cursor",
                        "'cursor' must be the one of the page before, with the same user, sort, order and filters")
                .thrown();
    }
}
