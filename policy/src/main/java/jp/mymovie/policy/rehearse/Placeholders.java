package jp.mymovie.policy.rehearse;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Account;

/** Values for what runbooks write in angle brackets, such as {@code <home region>}, {@code <stg id>} or {@code <stg|prod>}. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-zA-Z0-9][^<>\\n]*)>");

    private final Blueprint blueprint;
    private final int alternative;

    /** @param alternative which of {@code <stg|prod>} the reader takes, from 0 */
    Placeholders(Blueprint blueprint, int alternative) {
        this.blueprint = blueprint;
        this.alternative = alternative;
    }

    /** The text with every placeholder filled in; one that is not known stands for itself, as a word. */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String value(String placeholder) {
        if (placeholder.contains("|") || placeholder.contains(" or ")) {
            String[] choices = placeholder.split("\\|| or ");
            return choices[Math.min(alternative, choices.length - 1)];
        }
        for (Account account : blueprint.accounts()) {
            if (placeholder.equals(blueprint.slug(account.name()).replace('-', ' ') + " id")) {
                return account.id();
            }
        }
        List<String> hosts = blueprint.accounts().stream()
                .map(Account::host)
                .filter(Objects::nonNull)
                .toList();
        return switch (placeholder) {
            case "a stage's host" -> hosts.get(Math.min(alternative, hosts.size() - 1));
            case "home region" -> blueprint.text("homeRegion");
            case "domain" -> blueprint.text("domain");
            case "system" -> blueprint.text("system");
            case "organization id" -> blueprint.text("organizationId");
            default -> placeholder.replace(' ', '-');
        };
    }
}
