package jp.mymovie.app.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value that crosses an account or a region.
 *
 * @param estate the settings
 * @param kind what it is
 * @param account to which it belongs; the management account for a value of the whole estate
 */
public record Crossed(Estate estate, Crossing kind, Estate.Account account) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** All values of an estate, kind by kind in the order in which they come to be. */
    public static List<Crossed> all(Estate estate) {
        return Arrays.stream(Crossing.values())
                .flatMap(kind -> kind.owners(estate).stream().map(account -> new Crossed(estate, kind, account)))
                .toList();
    }

    /** Those that a person records; not those of an organization or account that the settings name already. */
    public static List<Crossed> recorded(Estate estate) {
        return all(estate).stream()
                .filter(crossed -> crossed.isRecorded() && !crossed.isAdopted())
                .toList();
    }

    public boolean isRecorded() {
        return kind.source() instanceof Crossing.Recorded;
    }

    /** True if its value is known before anything is deployed. */
    public boolean isDerived() {
        return kind.source() instanceof Crossing.Derived;
    }

    /** Its place under {@code estate.recorded}; empty for a value that nobody records. */
    public String path() {
        return kind.source() instanceof Crossing.Recorded recorded
                ? recorded.path().formatted(account.key())
                : "";
    }

    /** The name of the account to which it belongs; {@code the estate} for a value of all of it. */
    public String owner() {
        return kind.isOfTheEstate() ? "the estate" : account.name();
    }

    /** The stack or command that makes it. */
    public String maker() {
        return named(kind.maker());
    }

    /** The stacks that use it. */
    public String users() {
        return named(kind.users());
    }

    /** Remedy: the way to find the value to record; empty for one that nobody records. */
    public String remedy() {
        return named(kind.remedy());
    }

    /** The value, or its sample as long as it is not recorded. */
    public String value() {
        return switch (kind.source()) {
            case Crossing.Derived derived -> derived.formula().apply(estate, account);
            case Crossing.Recorded recorded -> {
                String known = estate.recorded().get(path());
                yield known != null ? known : recorded.sample().apply(estate, account);
            }
            case Crossing.Referenced ignored ->
                throw new IllegalStateException(
                        "%s crosses by a reference of the CDK, not by settings".formatted(kind));
        };
    }

    private boolean isAdopted() {
        return switch (kind) {
            case MANAGEMENT_ACCOUNT_ID, ACCOUNT_ID -> account.exists();
            case ORGANIZATION_ID -> estate.organization() != null;
            default -> false;
        };
    }

    /** True if a person has written it down, or need not. */
    public boolean isKnown() {
        return !isRecorded() || isAdopted() || estate.recorded().containsKey(path());
    }

    /** The form AWS gives it, as a regular expression; any for one that nobody records. */
    Pattern form() {
        return kind.source() instanceof Crossing.Recorded recorded ? recorded.pattern() : Pattern.compile(".*");
    }

    /** A text about places with the names of this estate's accounts in it; a place of several accounts becomes several. */
    private String named(String text) {
        return Arrays.stream(text.split(", "))
                .flatMap(this::each)
                .map(part -> PLACEHOLDER.matcher(part).replaceAll(match -> account(match.group(1))))
                .collect(Collectors.joining(", "));
    }

    private Stream<String> each(String place) {
        if (place.startsWith("{stages}")) {
            return estate.stages().stream()
                    .map(stage -> place.replace("{stages}", stage.account().name()));
        }
        if (place.startsWith("{observed}")) {
            return estate.accounts().stream()
                    .filter(account -> account.role() != Estate.Role.MONITORING)
                    .map(account -> place.replace("{observed}", account.name()));
        }
        return Stream.of(place);
    }

    private String account(String placeholder) {
        return switch (placeholder) {
            case "account" -> account.name();
            case "key" -> account.key();
            case "management" -> estate.management().name();
            case "logArchive" -> estate.logArchive().name();
            case "monitoring" -> estate.monitoring().name();
            default -> throw new IllegalStateException("'{%s}' stands for no account".formatted(placeholder));
        };
    }
}
