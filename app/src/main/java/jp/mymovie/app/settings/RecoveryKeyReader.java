package jp.mymovie.app.settings;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads {@code estate.recoveryKey}, the public half of a key that is nowhere in AWS. */
final class RecoveryKeyReader {
    private static final int LEAST_BITS = 3072;

    private RecoveryKeyReader() {}

    static @Nullable String read(Setting key) {
        if (!key.isPresent()) {
            return null;
        }
        try {
            RSAPublicKey rsa = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.text())));
            if (rsa.getModulus().bitLength() >= LEAST_BITS) {
                return key.text();
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Told below, with the remedy.
        }
        throw key.wrong(
                "an RSA public key of at least 3072 bits, X.509 in Base64: openssl pkey -in recovery.pem -pubout -outform DER | base64 -w0");
    }
}
