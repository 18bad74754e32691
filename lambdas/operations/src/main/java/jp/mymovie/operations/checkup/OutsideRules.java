package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Estate.Stage;

/** What the world sees: name servers, certificates, pages, and what the service depends on; not while they are made. */
final class OutsideRules {
    /** ACM renews 60 days before the end, and tells of a failure 45 days before it. */
    private static final Duration CERTIFICATE = Duration.ofDays(30);

    /** Route 53's name servers, see its page on name servers of a zone. */
    private static final String ROUTE_53 = "ns-\\d+\\.awsdns-\\d\\d\\.(com|net|org|co\\.uk)";

    private OutsideRules() {}

    static List<Finding> look(Estate estate, Outside outside, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (!estate.isSettled(now)) {
            return findings;
        }
        nameServers(estate, outside).ifPresent(findings::add);
        for (Account account : estate.accounts()) {
            Stage stage = account.stage();
            if (stage != null) {
                certificate(account, stage, outside, now).ifPresent(findings::add);
                site(account, stage, outside).ifPresent(findings::add);
                catalogue(account, stage, outside).ifPresent(findings::add);
                edge(account, stage, outside).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> nameServers(Estate estate, Outside outside) {
        List<String> found = outside.nameServers(estate.domain());
        if (!found.isEmpty() && found.stream().allMatch(name -> name.matches(ROUTE_53))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                estate.only("management").name(),
                "estate",
                "name servers changed",
                "the domain %s is delegated to %s, not to Route 53".formatted(estate.domain(), found),
                null,
                "registration of the domain: expiry date and name servers",
                "dns.md"));
    }

    private static Optional<Finding> certificate(Account account, Stage stage, Outside outside, Instant now) {
        // A host without one fails at the site itself.
        return outside.certificateEnd(stage.host())
                .filter(end -> end.isBefore(now.plus(CERTIFICATE)))
                .map(end -> new Finding(
                        account.name(),
                        stage.service(),
                        "certificate ends",
                        "the certificate of %s ends in %d days"
                                .formatted(
                                        stage.host(), Duration.between(now, end).toDays()),
                        null,
                        "the certificate's renewal status in ACM, us-east-1, and its validation record",
                        "dns.md"));
    }

    private static Optional<Finding> site(Account account, Stage stage, Outside outside) {
        return outside.site(stage)
                .map(trouble -> new Finding(
                        account.name(),
                        stage.service(),
                        "site is down",
                        trouble.says(),
                        null,
                        trouble.first(),
                        "site-down.md"));
    }

    private static Optional<Finding> catalogue(Account account, Stage stage, Outside outside) {
        if (stage.catalogue().isEmpty()) {
            return Optional.empty();
        }
        int status = outside.status(stage.host(), stage.catalogue());
        return status > 0 && status < 500
                ? Optional.empty()
                : Optional.of(new Finding(
                        account.name(),
                        stage.service(),
                        "film catalogue fails",
                        "https://%s%s answered %d".formatted(stage.host(), stage.catalogue(), status),
                        null,
                        "TMDB's status page, then the token in the account's secret",
                        "tmdb.md"));
    }

    private static Optional<Finding> edge(Account account, Stage stage, Outside outside) {
        if (stage.cached().isEmpty() || outside.keeps(stage.host(), stage.cached())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                account.name(),
                stage.service(),
                "edge keeps nothing",
                "five answers in a row of https://%s%s came from the API and none from the edge"
                        .formatted(stage.host(), stage.cached()),
                null,
                "cache policy of the distribution, and Cache-Control of the answer",
                "morning-mail.md"));
    }
}
