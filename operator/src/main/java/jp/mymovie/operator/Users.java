package jp.mymovie.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Opens a nightly export of users with the operator's private key: subject, address and {@code true}, parted by tabs. */
final class Users implements Command {
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final PrintStream out;

    Users(PrintStream out) {
        this.out = out;
    }

    @Override
    public String usage() {
        return "users --open FILE --key PEM";
    }

    @Override
    public int run(List<String> arguments) {
        Arguments given = Arguments.parse(arguments, List.of("--open", "--key"), List.of());
        List<String> lines = text("--open", given.required("--open", "the exported file"))
                .lines()
                .toList();
        PrivateKey key = key(given.required("--key", "the file of the private key, PKCS 8 in PEM"));
        if (lines.size() != 4 || !lines.getFirst().equals("mymovie-users 1")) {
            throw new IllegalArgumentException(
                    "'--open' must be a file of four lines that begins with 'mymovie-users 1', got %d lines"
                            .formatted(lines.size()));
        }
        out.print(new String(open(lines, key), StandardCharsets.UTF_8));
        out.flush();
        return 0;
    }

    private static byte[] open(List<String> lines, PrivateKey key) {
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(Cipher.DECRYPT_MODE, key, OAEP);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(rsa.doFinal(base64.decode(lines.get(1))), "AES"),
                    new GCMParameterSpec(128, base64.decode(lines.get(2))));
            return aes.doFinal(base64.decode(lines.get(3)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'--key' must be the private half of the key of the export, and the file whole, got "
                            + e.getMessage());
        }
    }

    private static PrivateKey key(String file) {
        try {
            String base64 = text("--key", file).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'--key' must be an RSA private key, PKCS 8 in PEM, got '%s': openssl genpkey writes one"
                            .formatted(file));
        }
    }

    private static String text(String option, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "'%s' must be a file that can be read, got '%s'".formatted(option, file));
        }
    }
}
