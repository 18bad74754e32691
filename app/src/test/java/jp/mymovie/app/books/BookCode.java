package jp.mymovie.app.books;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.books.BookApi;

/** The function of the book tracker as AWS Lambda takes Java: its classes, and its libraries under {@code lib/}. */
final class BookCode {
    private static final List<String> LIBRARIES = List.of(
            "software/amazon/awssdk",
            "software/amazon/eventstream",
            "org/reactivestreams",
            "org/slf4j",
            "aws-lambda-java-core");

    private BookCode() {}

    private static final class Once {
        static final Path FOLDER = packed();
    }

    /** Packed once a run, with equal bytes each time. */
    static Path folder() {
        return Once.FOLDER;
    }

    private static Path packed() {
        Path folder = Checkout.root().resolve("app/target/books-function");
        try {
            Path classes = Path.of(BookApi.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            Path lib = Files.createDirectories(folder.resolve("lib"));
            Path books = Files.createDirectories(folder.resolve("jp/mymovie/books"));
            try (Stream<Path> files = Files.list(classes.resolve("jp/mymovie/books"))) {
                for (Path file : files.sorted().toList()) {
                    copy(file, books);
                }
            }
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (entry.endsWith(".jar") && LIBRARIES.stream().anyMatch(entry::contains)) {
                    copy(Path.of(entry), lib);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Path to = folder.resolve(file.getFileName());
        if (!Files.exists(to) || Files.mismatch(file, to) >= 0) {
            Files.write(to, Files.readAllBytes(file));
        }
    }
}
