package jp.mymovie.constructs.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The finished jar of the estate's own functions, which travels inside this library. The CDK takes files and copies them
 * into the cloud assembly under the hash of their content, so the jar is laid down until the process ends, in a new
 * folder that only its user may enter: whoever may write to the folder for temporary files could otherwise say what is
 * deployed with rights over the organization. The CDK's staging of assets must stay on, as it is by default.
 *
 * @see <a href="https://cwe.mitre.org/data/definitions/379.html">CWE-379</a>
 */
public final class OperationsJar {
    private static final String RESOURCE = "/jp/mymovie/constructs/operations-function.jar";

    private final byte[] content;
    private @Nullable Path file;

    OperationsJar(byte[] content) {
        this.content = content;
    }

    /** Code of a function whose handler is a class of that jar. */
    public static Code code() {
        return Code.fromAsset(Once.JAR.file().toString());
    }

    /** Reading 14 MB takes a while, and an estate asks for them several times. */
    private static final class Once {
        static final OperationsJar JAR = new OperationsJar(read());
    }

    /** A file with this content and no other: every byte is compared each time, and a file that differs is left alone. */
    synchronized Path file() {
        try {
            if (file == null || !Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                file = write();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "'%s' must be readable and writable: name another folder with -Djava.io.tmpdir"
                            .formatted(file == null ? System.getProperty("java.io.tmpdir") : file),
                    e);
        }
    }

    private Path write() throws IOException {
        Path folder = Files.createTempDirectory("mymovie-operations-");
        Path written = Files.write(folder.resolve("operations-function.jar"), content);
        folder.toFile().deleteOnExit();
        written.toFile().deleteOnExit();
        return written;
    }

    static byte[] read() {
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
}
