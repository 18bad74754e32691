package jp.mymovie.operations.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PublicKey;
import java.util.Base64;

/** The function's own seal, which is of no use to anybody else. */
public final class Sealed {
    private Sealed() {}

    /** A file as the function writes it. */
    public static String of(PublicKey key, String text) {
        return Seal.of(Base64.getEncoder().encodeToString(key.getEncoded())).seal(text.getBytes(UTF_8));
    }
}
