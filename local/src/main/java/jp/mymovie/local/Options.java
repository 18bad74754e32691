package jp.mymovie.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code up}.
 *
 * @param assembly the cloud assembly
 * @param service the service that runs; null for the first
 * @param stage the service's stage that runs, or a stage's name in the CDK; null for the service's first
 * @param port where, 0 for any free port
 * @param data what survives a restart lies here; null for nothing
 * @param home what runs leave behind lies here; null for {@code .mymovie} beside the assembly
 * @param empty whether the demo data is left out
 * @param visitors visitors for whom this machine's one address stands: the limits of the API refill as many times as fast
 */
record Options(
        Path assembly,
        @Nullable String service,
        @Nullable String stage,
        int port,
        @Nullable Path data,
        @Nullable Path home,
        boolean empty,
        int visitors) {

    static Options parse(List<String> arguments) {
        Path assembly = Path.of("cdk.out");
        String service = null;
        String stage = null;
        int port = 8080;
        Path data = null;
        Path home = null;
        boolean empty = false;
        int visitors = 1;
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            switch (name) {
                case "--assembly" -> assembly = Path.of(value(arguments, ++i));
                case "--service" -> service = value(arguments, ++i);
                case "--stage" -> stage = value(arguments, ++i);
                case "--port" -> port = port(value(arguments, ++i));
                case "--data" -> data = folder(Path.of(value(arguments, ++i)));
                case "--home" -> home = Path.of(value(arguments, ++i));
                case "--empty" -> empty = true;
                case "--visitors" -> visitors = visitors(value(arguments, ++i));
                default ->
                    throw new IllegalArgumentException(
                            "unknown option '%s' of up: known are --port N, --data DIR, --empty, --service NAME, --stage NAME, --visitors N, --assembly DIR"
                                    .formatted(name));
            }
        }
        return new Options(assembly, service, stage, port, data, home, empty, visitors);
    }

    private static String value(List<String> arguments, int index) {
        if (index == arguments.size()) {
            throw new IllegalArgumentException("'%s' needs a value".formatted(arguments.get(index - 1)));
        }
        return arguments.get(index);
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("'--port' must be 0 to 65535, got %s".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static int visitors(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("'--visitors' must be 1 to 9999, got %s".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static Path folder(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IllegalArgumentException("'--data' must be a folder, got the file %s".formatted(path));
        }
        return path.toAbsolutePath().normalize();
    }
}
