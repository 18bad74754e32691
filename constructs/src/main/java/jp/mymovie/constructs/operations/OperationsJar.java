package jp.mymovie.constructs.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The finished jar of the estate's own functions, which travels inside this library. The CDK takes files, so it is laid
 * down in the folder for temporary files under the hash of its content: equal jars, equal paths, equal templates.
 */
final class OperationsJar {
    private static final String RESOURCE = "/jp/mymovie/constructs/operations-function.jar";

    private OperationsJar() {}

    static Code code() {
        return Code.fromAsset(Once.FILE.toString());
    }

    /** Reading and hashing 14 MB takes a while, and an estate asks for them several times. */
    private static final class Once {
        static final Path FILE = file();
    }

    private static Path file() {
        byte[] jar = read();
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "mymovie-" + hash(jar), "operations-function.jar");
        try {
            if (!Files.exists(file) || Files.size(file) != jar.length) {
                Files.createDirectories(file.getParent());
                Path part = Files.createTempFile(file.getParent(), "part", ".jar");
                Files.write(part, jar);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be writable".formatted(file), e);
        }
    }

    private static byte[] read() {
        try (@Nullable InputStream jar = OperationsJar.class.getResourceAsStream(RESOURCE)) {
            if (jar == null) {
                throw new IllegalStateException(
                        "'%s' must be in the library, got nothing: build it with ./mvnw package".formatted(RESOURCE));
            }
            return jar.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable".formatted(RESOURCE), e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
