package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The commands that prepare accounts for deployments, for {@code ./mymovie bootstrap <account> …}: one a region, the home
 * region first, since it brings the boundaries that the others name. Each is a line of words parted by tabs.
 */
public final class Bootstraps {
    private Bootstraps() {}

    public static void main(String... arguments) {
        try {
            commands(Path.of(arguments[0]), Arrays.asList(arguments).subList(1, arguments.length))
                    .forEach(command -> System.out.println(String.join("\t", command)));
        } catch (IllegalArgumentException e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(2);
        }
    }

    /**
     * The arguments of {@code cdk} for some accounts.
     *
     * @param directory the assembly
     * @param slugs the accounts as profiles call them, such as {@code log-archive}
     * @throws IllegalArgumentException if an account is unknown or its id is still a sample
     */
    static List<List<String>> commands(Path directory, List<String> slugs) {
        Assembly assembly = Assembly.read(directory);
        JsonNode estate = assembly.estate();
        String home = estate.path("homeRegion").asText();
        List<List<String>> commands = new ArrayList<>();
        for (String slug : slugs) {
            JsonNode account = estate.path("accounts")
                    .valueStream()
                    .filter(each -> each.path("slug").asText().equals(slug))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown account '%s' of bootstrap: known are %s"
                            .formatted(
                                    slug,
                                    String.join(
                                            ", ",
                                            estate.path("accounts")
                                                    .valueStream()
                                                    .map(each ->
                                                            each.path("slug").asText())
                                                    .toList()))));
            requireRecorded(estate, slug);
            assembly.bootstrap().stream()
                    .filter(stack -> stack.stage().equals(account.path("name").asText()))
                    .sorted(Comparator.comparing(
                            (Stack stack) -> !stack.region().equals(home)))
                    .map(stack -> List.of(
                            "bootstrap",
                            "aws://%s/%s".formatted(stack.account(), stack.region()),
                            "--template",
                            assembly.directory()
                                    .resolve("bootstrap/%s-%s.json".formatted(stack.stage(), stack.region()))
                                    .toString(),
                            "--termination-protection",
                            "--profile",
                            "%s-%s".formatted(estate.path("system").asText(), slug)))
                    .forEach(commands::add);
        }
        return commands;
    }

    private static void requireRecorded(JsonNode estate, String slug) {
        String key = Pattern.compile("-(.)")
                .matcher(slug)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        estate.path("recorded")
                .valueStream()
                .filter(value -> value.path("path").asText().equals("accountIds." + key)
                        && !value.path("known").asBoolean())
                .findFirst()
                .ifPresent(value -> {
                    throw new IllegalArgumentException(
                            "'estate.recorded.accountIds.%s' must be recorded before the account is bootstrapped: it is made by %s"
                                    .formatted(key, value.path("maker").asText()));
                });
    }
}
