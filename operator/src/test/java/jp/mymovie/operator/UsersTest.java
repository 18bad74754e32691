package jp.mymovie.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import jp.mymovie.operations.users.Sealed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens what the function itself has sealed. */
class UsersTest {
    private static final String LINES = "a\thanako@example.com\ttrue\n";

    @TempDir
    Path files;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void seal() throws Exception {
        KeyPair keys = pair();
        Files.writeString(files.resolve("export.users"), Sealed.of(keys.getPublic(), LINES));
        write("recovery.pem", keys);
        write("other.pem", pair());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    private void write(String file, KeyPair keys) throws IOException {
        Files.writeString(
                files.resolve(file),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())));
    }

    private int run(String open, String key) throws InterruptedException {
        PrintStream out = new PrintStream(said, true, UTF_8);
        return new Operator(out, out)
                .run(List.of(
                        "users",
                        "--open",
                        files.resolve(open).toString(),
                        "--key",
                        files.resolve(key).toString()));
    }

    @Test
    void opensAnExportWithThePrivateKey() throws Exception {
        assertThat(run("export.users", "recovery.pem")).isZero();
        assertThat(said.toString(UTF_8)).isEqualTo(LINES);
    }

    @Test
    void refusesAnotherKey() throws Exception {
        assertThat(run("export.users", "other.pem")).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("'--key' must be the private half of the key of the export");
    }

    @Test
    void refusesAFileThatWasChanged() throws Exception {
        List<String> lines = Files.readAllLines(files.resolve("export.users"));
        Files.writeString(
                files.resolve("export.users"),
                String.join(
                        "\n",
                        lines.get(0),
                        lines.get(1),
                        lines.get(2),
                        "AAAA" + lines.get(3).substring(4)));

        assertThat(run("export.users", "recovery.pem")).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoExportAndNoKey() throws Exception {
        assertThat(run("recovery.pem", "recovery.pem")).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("must be a file of four lines");
        assertThat(run("export.users", "export.users")).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("'--key' must be an RSA private key, PKCS 8 in PEM");
    }
}
