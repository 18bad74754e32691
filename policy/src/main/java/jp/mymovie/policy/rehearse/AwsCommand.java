package jp.mymovie.policy.rehearse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.DataTable;

/**
 * A command of the AWS CLI.
 *
 * @param service such as {@code iam}
 * @param operation such as {@code create-user}
 * @param options by their names with both hyphens; flags are empty
 * @param positional other words, in their order
 */
record AwsCommand(String service, String operation, Map<String, String> options, List<String> positional) {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, List<String>> KNOWN = known();

    private static Map<String, List<String>> known() {
        Map<String, List<String>> known = new LinkedHashMap<>();
        DataTable.read(AwsCommand.class, "commands.txt", 3).forEach(row -> known.put(row.get(0), row));
        return known;
    }

    /** @param words from {@code aws} on */
    static AwsCommand of(List<String> words) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> positional = new ArrayList<>();
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            if (word.startsWith("--")) {
                boolean flag = at + 1 >= words.size() || words.get(at + 1).startsWith("--");
                options.merge(word, flag ? "" : words.get(++at), (first, second) -> first + " " + second);
            } else if (positional.size() >= 2 && word.startsWith("op=")) {
                continue;
            } else {
                positional.add(word);
            }
        }
        if (positional.size() < 2) {
            throw new IllegalArgumentException(
                    "a command of aws must have a service and an operation, got %s".formatted(words));
        }
        return new AwsCommand(
                positional.get(0), positional.get(1), options, List.copyOf(positional.subList(2, positional.size())));
    }

    String name() {
        return service + " " + operation;
    }

    String option(String name) {
        return options.getOrDefault(name, "");
    }

    /** True if the list of commands has it; a misspelt one would be judged as an action that nobody is denied. */
    boolean isKnown() {
        return KNOWN.containsKey(name());
    }

    /** IAM actions that it needs. */
    List<String> actions() {
        String actions = KNOWN.getOrDefault(name(), List.of("", "-", "-")).get(1);
        return actions.equals("-") ? List.of() : Arrays.asList(actions.split(" "));
    }

    /** On what: an ARN, or {@code *}. */
    String resource(String account, String region) {
        List<String> row = KNOWN.get(name());
        if (row == null || row.get(2).equals("-")) {
            return "*";
        }
        return PLACE.matcher(row.get(2))
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), account, region)));
    }

    private String value(String place, String account, String region) {
        return switch (place) {
            case "account" -> account;
            case "region" -> region;
            case "1" ->
                positional.isEmpty()
                        ? "x"
                        : positional.get(0).replaceFirst("^s3://", "").replaceFirst("/$", "");
            default -> option(place).replaceFirst("^/hostedzone/", "").replaceFirst("^arn:aws:lambda:.*:function:", "");
        };
    }
}
