package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys derived from one secret, one a purpose, so that what is made with one tells nothing of what is made with another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>
 */
final class DerivedKeys {
    private static final String HKDF = "HKDF-SHA256";
    private static final int BYTES = 32;

    private DerivedKeys() {}

    /** @param algorithm the key is for, in the names of the JCA */
    static SecretKey of(String secret, String purpose, String algorithm) {
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES);
        try {
            return KDF.getInstance(HKDF).deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("java 25 has " + HKDF, e);
        }
    }
}
