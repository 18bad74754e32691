package jp.mymovie.operations.users;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Encrypts for the holder of a private key that is nowhere in AWS: a fresh AES-256 key in GCM mode, itself encrypted by RSA
 * with OAEP and SHA-256. The result is four lines: a header, and in Base64 the encrypted key, the initialization vector and
 * the text. {@code ./mymovie users} opens it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc8017#section-7.1">RFC 8017, RSAES-OAEP</a>
 */
final class Seal {
    static final String HEADER = "mymovie-users 1";

    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final int VECTOR = 12;
    private static final int TAG_BITS = 128;

    private final PublicKey recipient;

    private Seal(PublicKey recipient) {
        this.recipient = recipient;
    }

    /** @throws IllegalArgumentException if it is no RSA public key, X.509 in Base64 */
    static Seal of(String key) {
        try {
            return new Seal(KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'RECOVERY_KEY' must be an RSA public key, X.509 in Base64, got %d characters"
                            .formatted(key.length()),
                    e);
        }
    }

    String seal(byte[] text) {
        try {
            KeyGenerator keys = KeyGenerator.getInstance("AES");
            keys.init(256);
            SecretKey key = keys.generateKey();
            byte[] vector = new byte[VECTOR];
            new SecureRandom().nextBytes(vector);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, vector));
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, recipient, OAEP);
            Base64.Encoder base64 = Base64.getEncoder();
            return String.join(
                            "\n",
                            HEADER,
                            base64.encodeToString(rsa.doFinal(key.getEncoded())),
                            base64.encodeToString(vector),
                            base64.encodeToString(aes.doFinal(text)))
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM and RSA-OAEP", e);
        }
    }
}
