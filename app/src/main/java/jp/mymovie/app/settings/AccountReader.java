package jp.mymovie.app.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code estate.accounts}: one of each role, and any number of workloads. */
final class AccountReader {
    private static final Map<String, Estate.Role> ROLES = roles();
    /** Keys that would make two settings of {@code estate.recorded} one. */
    private static final List<String> RESERVED = List.of("accountIds", "organizationId", "sinkArn", "edgeSinkArn");

    private final Map<String, String> recorded;
    private final Set<String> emails = new TreeSet<>();
    private final Set<String> ids = new TreeSet<>();
    private final Set<String> slugs = new TreeSet<>();

    /** @param recorded the values under {@code estate.recorded} by their paths */
    AccountReader(Map<String, String> recorded) {
        this.recorded = recorded;
    }

    private static Map<String, Estate.Role> roles() {
        Map<String, Estate.Role> roles = new LinkedHashMap<>();
        roles.put("management", Estate.Role.MANAGEMENT);
        roles.put("logArchive", Estate.Role.LOG_ARCHIVE);
        roles.put("monitoring", Estate.Role.MONITORING);
        roles.put("workload", Estate.Role.WORKLOAD);
        return roles;
    }

    /** The accounts in the order in which they are deployed: by role, workloads as they are listed. */
    List<Estate.Account> read(Setting accounts) {
        List<String> keys = new ArrayList<>(accounts.keys());
        Map<String, Estate.Role> roleOf = new LinkedHashMap<>();
        for (String key : keys) {
            roleOf.put(key, role(accounts.get(key).get("role")));
        }
        ROLES.forEach((name, role) -> {
            long count = roleOf.values().stream().filter(role::equals).count();
            if (role != Estate.Role.WORKLOAD && count != 1) {
                throw new IllegalArgumentException("'%s' must hold one account of role '%s', got %d: give one that role"
                        .formatted(accounts.path(), name, count));
            }
        });
        keys.sort(Comparator.comparing(roleOf::get));
        List<Estate.Account> read = new ArrayList<>();
        for (String key : keys) {
            read.add(account(accounts.get(key), key, Objects.requireNonNull(roleOf.get(key)), read.size() + 1));
        }
        return List.copyOf(read);
    }

    private static Estate.Role role(Setting role) {
        return Objects.requireNonNull(ROLES.get(role.among(ROLES.keySet(), "one of " + ROLES.keySet())));
    }

    private Estate.Account account(Setting account, String key, Estate.Role role, int number) {
        account.onlyKeys("role", "email", "unit", "existing");
        if (!key.matches("[a-z][A-Za-z0-9]{1,24}") || RESERVED.contains(key)) {
            throw account.wrong("under a key of 2 to 25 letters and digits that begins in lower case, and none of %s"
                    .formatted(RESERVED));
        }
        if (!slugs.add(Estate.Account.slug(key))) {
            throw account.wrong("under a key that differs from the others' in more than capitals");
        }
        boolean exists = account.optional("existing").isPresent();
        String id = exists
                ? account.get("existing").matching("\\d{12}", "the 12 digits of an account that exists already")
                : recorded.getOrDefault("accountIds." + key, "%012d".formatted(number));
        if (!ids.add(id)) {
            throw new IllegalArgumentException("'%s' must differ from the other accounts' ids, got %s"
                    .formatted(exists ? account.path() + ".existing" : "estate.recorded.accountIds." + key, id));
        }
        return new Estate.Account(
                key,
                role,
                exists && !account.optional("email").isPresent() ? "" : email(account.get("email")),
                unit(account.optional("unit"), role),
                exists,
                id);
    }

    private static String unit(Setting unit, Estate.Role role) {
        if (role == Estate.Role.MANAGEMENT) {
            if (unit.isPresent()) {
                throw unit.wrong("left out: the management account is in no unit");
            }
            return "";
        }
        return unit.matchingOr(
                role == Estate.Role.WORKLOAD ? "workloads" : "security",
                "[a-z][a-z0-9-]{0,127}",
                "lower-case letters, digits and hyphens");
    }

    private String email(Setting email) {
        String address = EstateReader.email(email);
        if (address.length() > 64) {
            throw email.wrong("at most 64 characters, the limit of an account's address");
        }
        if (!emails.add(address.toLowerCase(Locale.ROOT))) {
            throw email.wrong("unique in all of AWS: give each account its own, for example with a +suffix");
        }
        return address;
    }

    /** True if an account of the estate is called so in physical names. */
    boolean hasSlug(String slug) {
        return slugs.contains(slug);
    }

    /** Takes the id of an account beside the estate. */
    void take(Setting id) {
        if (!ids.add(id.matching("\\d{12}", "the 12 digits of an account"))) {
            throw id.wrong("an account that has no other part in the estate");
        }
    }
}
