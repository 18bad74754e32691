package jp.mymovie.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The runtime interface client's native library, unpacked once. Left alone, every worker unpacks it to one fixed path
 * under {@code /tmp}, and two that start together crash on each other's half file.
 */
final class NativeClient {
    /** The property under which the client takes a library as it lies. */
    static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final Path FILE = unpack();

    private NativeClient() {}

    static Path file() {
        return FILE;
    }

    private static Path unpack() {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String resource = "/jni/libaws-lambda-jni.%s-%s.so".formatted(musl() ? "linux_musl" : "linux", arch);
        try (InputStream in = NativeClient.class.getResourceAsStream(resource)) {
            if (in == null || !System.getProperty("os.name").equals("Linux")) {
                throw new IllegalArgumentException(
                        "functions run under AWS's runtime interface client, which is for Linux:"
                                + " got %s, use WSL or a Linux machine".formatted(System.getProperty("os.name")));
            }
            Path file = Files.createTempFile("mymovie-runtime", ".so");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean musl() {
        try (Stream<Path> files = Files.list(Path.of("/lib"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl-"));
        } catch (IOException e) {
            return false;
        }
    }
}
