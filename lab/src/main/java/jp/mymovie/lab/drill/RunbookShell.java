package jp.mymovie.lab.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of {@code docs/runbooks/user-pool.md}, run by bash as they stand there: the AWS CLI is led to the drill's
 * pool by its variable for endpoints, and {@code ./mymovie} starts the real command. Needs {@code aws}, {@code jq},
 * {@code awk} and {@code openssl} on the path, as the runbook does.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific endpoints</a>
 */
final class RunbookShell {
    private static final Pattern BLOCK = Pattern.compile("(?sm)^( *)```sh\\n(.*?)```");
    private static final List<String> TOOLS = List.of("aws", "jq", "awk", "openssl");

    private final String runbook;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * @param root folder of the estate, whose module operator is built
     * @param folder where the commands run
     */
    RunbookShell(Path root, Path folder, String runbook, String tables, String pool) {
        this.runbook = runbook;
        this.folder = folder;
        environment.putAll(Map.of(
                "AWS_ACCESS_KEY_ID", "drill",
                "AWS_SECRET_ACCESS_KEY", "drill",
                "AWS_REGION", "ap-northeast-1",
                "AWS_DEFAULT_REGION", "ap-northeast-1",
                "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", pool,
                "AWS_PAGER", ""));
        try {
            Path command = folder.resolve("mymovie");
            Files.writeString(command, """
                    #!/usr/bin/env bash
                    [ "$1" != link ] || set -- "$@" --endpoint %s
                    exec %s -Daws.region=ap-northeast-1 -XX:TieredStopAtLevel=1 -cp %s jp.mymovie.operator.Operator "$@"
                    """.formatted(
                    tables,
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    Files.readString(root.resolve("operator/target/classpath")).strip()));
            if (!command.toFile().setExecutable(true)) {
                throw new IOException("'%s' must be executable".formatted(command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'operator/target/classpath' must be there: build module operator", e);
        }
    }

    /** Tools of the runbook that are not on the path. */
    static List<String> missing() {
        List<Path> path = Pattern.compile(":")
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(Path::of)
                .toList();
        return TOOLS.stream()
                .filter(tool -> path.stream().noneMatch(place -> Files.isExecutable(place.resolve(tool))))
                .toList();
    }

    /** The block of the runbook that holds a text, with the function {@code people} before it. */
    String block(String text) {
        Matcher block = BLOCK.matcher(runbook);
        while (block.find()) {
            if (block.group(2).contains(text)) {
                return people() + "\n" + block.group(2).replaceAll("(?m)^" + block.group(1), "");
            }
        }
        throw new IllegalArgumentException("the runbook must have a block with '%s', got none".formatted(text));
    }

    /** The line of the runbook that begins with a text. */
    String line(String text) {
        return runbook.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the runbook must have a line that begins with '%s', got none".formatted(text)));
    }

    private String people() {
        Matcher people = Pattern.compile("(?sm)^people\\(\\) \\{.*?\\}$").matcher(runbook);
        if (!people.find()) {
            throw new IllegalArgumentException("the runbook must define the function 'people', got none");
        }
        return people.group();
    }

    /**
     * Runs commands and gives what they print.
     *
     * @throws IllegalStateException if they end with another status than 0
     */
    String run(String commands, Map<String, String> variables) {
        try {
            ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            bash.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            bash.environment().putAll(environment);
            bash.environment().putAll(variables);
            Process process = bash.start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the runbook's commands failed: %s%n%s".formatted(commands, words));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("'bash' must be on the path", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
