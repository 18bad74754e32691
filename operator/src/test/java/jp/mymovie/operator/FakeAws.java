package jp.mymovie.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An {@code aws} that writes down its calls and answers as a script says, in the account that its profile is called
 * after.
 */
final class FakeAws {
    static final String ORGANIZATION = "o-abcdefghij";

    private static final String SCRIPT = """
            #!/usr/bin/env bash
            cd "$(dirname "$0")"
            echo "$*" >>calls
            case "$*" in
              *describe-organization*member*) printf 'o-abcdefghij\\t111111111111\\n' ;;
              *describe-organization*stranger*) printf 'o-zzzzzzzzzz\\t111111111111\\n' ;;
              *describe-organization*) printf 'o-abcdefghij\\t111111111111\\n' ;;
              *get-caller-identity*member*) echo 222222222222 ;;
              *get-caller-identity*) echo 111111111111 ;;
              *) . ./answers ;;
            esac
            """;

    private final Path folder;

    FakeAws(Path folder, String answers) throws IOException {
        this.folder = folder;
        Path script = folder.resolve("aws");
        Files.writeString(script, SCRIPT);
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("'%s' must be executable".formatted(script));
        }
        answer(answers);
    }

    /** Branches of a case of the shell on the call. */
    void answer(String branches) throws IOException {
        Files.writeString(folder.resolve("answers"), "case \"$*\" in\n" + branches + "\nesac\n");
    }

    Programs programs() {
        return new Programs(folder + ":" + System.getenv("PATH"));
    }

    /** Calls without those that ask for the caller's identity, without profile and region. */
    List<String> calls() throws IOException {
        try (var lines = Files.lines(folder.resolve("calls"))) {
            return lines.filter(line -> !line.matches(".*(describe-organization|get-caller-identity).*"))
                    .map(line -> line.replaceAll(" --profile.*", ""))
                    .toList();
        }
    }
}
