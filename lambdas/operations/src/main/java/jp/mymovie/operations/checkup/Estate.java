package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the function: accounts, regions and stages to look at.
 *
 * @param homeRegion region of everything but the edge
 * @param domain public domain, whose name servers are looked at
 * @param since first day of the estate's logs, in UTC
 * @param runbooks address of the folder of the runbooks
 * @param topics ARNs of the topics that people must have confirmed
 * @param accounts all accounts
 */
public record Estate(
        String homeRegion,
        String domain,
        LocalDate since,
        String runbooks,
        List<String> topics,
        List<Account> accounts) {
    /** The region of CloudFront's metrics and of the probe. */
    public static final String EDGE_REGION = "us-east-1";

    /** Days after {@link #since} in which what was never seen is taken for not deployed yet. */
    private static final int FIRST_DAYS = 3;

    /**
     * An account.
     *
     * @param role {@code management}, {@code logArchive}, {@code monitoring} or {@code workload}
     * @param stage the stage that runs there; null where none does
     */
    public record Account(
            String id, String name, String role, @Nullable Stage stage) {
        /** The service's name, as alarms and findings say it. */
        String service() {
            return stage == null ? "estate" : stage.service();
        }
    }

    /**
     * A stage of a service.
     *
     * @param name such as {@code prod}, which the site's configuration says too
     * @param host public name of the site
     * @param probe name with which the probe's function begins
     * @param read path of a public answer of the API from the table; empty for none
     * @param signIn whether people sign in
     * @param catalogue path of the API that asks what the service depends on, and answers below 500; empty for none
     * @param cached path of an answer that the edge keeps; empty for none
     * @param token parameter in us-east-1 with which the probe signs in; empty where it does not
     */
    public record Stage(
            String service,
            String name,
            String host,
            String probe,
            String read,
            boolean signIn,
            String catalogue,
            String cached,
            String token) {}

    /**
     * Reads the settings of the environment.
     *
     * @throws IllegalArgumentException if it is not JSON of this form
     */
    public static Estate of(String json) {
        Map<String, @Nullable Object> estate = Json.object(json);
        return new Estate(
                required(estate, "homeRegion"),
                required(estate, "domain"),
                LocalDate.parse(required(estate, "since")),
                required(estate, "runbooks"),
                Json.texts(estate, "topics"),
                Json.objects(estate, "accounts").stream().map(Estate::account).toList());
    }

    private static Account account(Map<String, @Nullable Object> account) {
        Map<String, @Nullable Object> stage = Json.object(account, "stage");
        return new Account(
                required(account, "id"),
                required(account, "name"),
                required(account, "role"),
                stage.isEmpty()
                        ? null
                        : new Stage(
                                required(stage, "service"),
                                required(stage, "name"),
                                required(stage, "host"),
                                required(stage, "probe"),
                                Json.text(stage, "read"),
                                Boolean.TRUE.equals(stage.get("signIn")),
                                Json.text(stage, "catalogue"),
                                Json.text(stage, "cached"),
                                Json.text(stage, "token")));
    }

    private static String required(Map<String, @Nullable Object> object, String key) {
        String text = Json.text(object, key);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's ESTATE".formatted(key));
        }
        return text;
    }

    /** The account with a role. */
    Account only(String role) {
        return in(role).orElseThrow(() ->
                new IllegalArgumentException("'accounts' must have the role '%s', got %s".formatted(role, accounts)));
    }

    private Optional<Account> in(String role) {
        return accounts.stream().filter(account -> account.role().equals(role)).findFirst();
    }

    /** True once everything must have been seen at least once. */
    boolean isSettled(Instant now) {
        return !now.isBefore(
                since.plusDays(FIRST_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
