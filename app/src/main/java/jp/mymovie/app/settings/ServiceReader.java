package jp.mymovie.app.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.constructs.bootstrap.GitHubRepository;
import jp.mymovie.constructs.cost.SwitchLevel;
import jp.mymovie.constructs.identity.SignUpCap;
import org.jspecify.annotations.Nullable;

/** Reads {@code estate.services}: each with its stages, each stage in an account of its own. */
final class ServiceReader {
    /** Requests a second: 7.34 US$ a day of API Gateway. */
    private static final int ROOF = 20;

    private final List<Estate.Account> accounts;
    private final String domain;
    private final GitHubRepository repository;
    private final double monthlyUsd;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> hosts = new TreeSet<>();
    private final List<Estate.Stage> taken = new ArrayList<>();

    /**
     * @param accounts where stages may run
     * @param domain whose zone holds the hosts
     * @param repository what deploys a service that names no other
     * @param monthlyUsd the estate's budget, of which those of the stages are made
     */
    ServiceReader(List<Estate.Account> accounts, String domain, GitHubRepository repository, double monthlyUsd) {
        this.accounts = accounts;
        this.domain = domain;
        this.repository = repository;
        this.monthlyUsd = monthlyUsd;
    }

    List<Estate.Service> read(Setting services) {
        return services.isPresent()
                ? services.items().stream().map(this::service).toList()
                : List.of();
    }

    private Estate.Service service(Setting service) {
        service.onlyKeys("name", "repository", "repositoryId", "repositoryOwnerId", "cut", "levels", "probe", "stages");
        Setting name = service.get("name");
        name.matching("[a-z][a-z0-9]{1,19}", "2 to 20 lower-case letters and digits");
        if (!names.add(name.text())) {
            throw name.wrong("another than the other services'");
        }
        Set<String> stages = new TreeSet<>();
        Estate.Probe probe = probe(service.optional("probe"));
        return new Estate.Service(
                name.text(),
                RepositoryReader.read(service, repository),
                service.optional("cut").flag(true),
                levels(service.optional("levels"), probe.signIn()),
                probe,
                service.get("stages").items().stream()
                        .map(stage -> stage(stage, name.text(), stages))
                        .toList());
    }

    /** @param signIn whether people sign up for the service, so that sign-ups can be closed */
    private static List<SwitchLevel> levels(Setting levels, boolean signIn) {
        return levels.isPresent()
                ? levels.items().stream()
                        .map(level -> SwitchLevel.of(
                                level.among(SwitchLevel.words(), "one of %s".formatted(SwitchLevel.words()))))
                        .distinct()
                        .sorted()
                        .toList()
                : Arrays.stream(SwitchLevel.values())
                        .filter(level -> signIn || level != SwitchLevel.SIGN_UPS)
                        .toList();
    }

    private static Estate.Probe probe(Setting probe) {
        if (!probe.isPresent()) {
            return new Estate.Probe("", "", "", "", false);
        }
        probe.onlyKeys("read", "catalogue", "cached", "own", "signIn");
        return new Estate.Probe(
                path(probe.optional("read")),
                path(probe.optional("catalogue")),
                path(probe.optional("cached")),
                path(probe.optional("own")),
                probe.optional("signIn").flag(false));
    }

    private static String path(Setting path) {
        return path.matchingOr("", "/[\\w/.?=&-]{1,100}", "a path that begins with a slash, of at most 101 characters");
    }

    private Estate.Stage stage(Setting stage, String service, Set<String> names) {
        stage.onlyKeys(
                "name",
                "account",
                "host",
                "originKey",
                "tables",
                "requestsASecond",
                "concurrency",
                "monthlyUsd",
                "signUpsADay",
                "mail",
                "edge");
        Setting name = stage.get("name");
        name.matching("[a-z][a-z0-9]{1,11}", "2 to 12 lower-case letters and digits");
        if (!names.add(name.text())) {
            throw name.wrong("another than the service's other stages'");
        }
        Estate.Stage read = new Estate.Stage(
                service,
                name.text(),
                account(stage.get("account")),
                host(stage.get("host")),
                (int) stage.get("originKey").number(2, 9999),
                tables(stage.optional("tables"), service),
                whole(stage.optional("requestsASecond"), ROOF, 1, 1000),
                whole(stage.optional("concurrency"), 0, 1, 300),
                budget(stage.optional("monthlyUsd"), name.text()),
                whole(stage.optional("signUpsADay"), SignUpCap.SIGN_UPS_A_DAY, 1, 1_000_000),
                sender(stage.optional("mail")),
                EdgeReader.read(stage.optional("edge")));
        taken.add(read);
        return read;
    }

    private static int whole(Setting number, int absent, int least, int most) {
        if (!number.isPresent()) {
            return absent;
        }
        if (number.number(least, most) % 1 != 0) {
            throw number.wrong("a whole number");
        }
        return (int) number.number(least, most);
    }

    private double budget(Setting budget, String stage) {
        if (budget.isPresent()) {
            return budget.number(0.01, 1_000_000);
        }
        return stage.equals(Estate.PRODUCTION) ? monthlyUsd : monthlyUsd / 3;
    }

    private static Estate.@Nullable Sender sender(Setting mail) {
        if (!mail.isPresent()) {
            return null;
        }
        mail.onlyKeys("from", "verified");
        return new Estate.Sender(
                mail.get("from")
                        .matching(
                                "[a-z0-9._+-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
                                "an address in lower case such as sign-in@example.com"),
                mail.optional("verified").flag(false));
    }

    private static List<String> tables(Setting tables, String service) {
        if (!tables.isPresent()) {
            return List.of(service + "-1");
        }
        Set<String> names = new TreeSet<>();
        return tables.items().stream()
                .map(table -> {
                    String name = table.matching(
                            "[a-z][a-z0-9]*(-[a-z0-9]+)*(?<!.{41})",
                            "at most 40 lower-case letters, digits and single hyphens, such as %s-2"
                                    .formatted(service));
                    if (!names.add(name)) {
                        throw table.wrong("another than the stage's other tables");
                    }
                    return name;
                })
                .toList();
    }

    private Estate.Account account(Setting account) {
        Estate.Account found = accounts.stream()
                .filter(each ->
                        each.role() == Estate.Role.WORKLOAD && each.key().equals(account.text()))
                .findFirst()
                .orElseThrow(() -> account.wrong("one of the accounts of role 'workload', "
                        + accounts.stream()
                                .filter(each -> each.role() == Estate.Role.WORKLOAD)
                                .map(Estate.Account::key)
                                .toList()));
        // Names, guardrails, budgets and links tell services apart by their accounts.
        taken.stream()
                .filter(stage -> stage.account().equals(found))
                .findFirst()
                .ifPresent(stage -> {
                    throw account.wrong("an account of its own, since %s/%s runs there: add one under estate.accounts"
                            .formatted(stage.service(), stage.name()));
                });
        return found;
    }

    private String host(Setting host) {
        String name = host.matching(
                "(?=.{4,64}$)([a-z0-9-]+\\.)+[a-z0-9-]+", "a host name of at most 64 lower-case characters");
        if (!name.equals(domain) && !name.endsWith("." + domain)) {
            throw host.wrong("'%s' or a name that ends with '.%s', whose zone is here".formatted(domain, domain));
        }
        if (!hosts.add(name.toLowerCase(Locale.ROOT))) {
            throw host.wrong("a name that no other stage has");
        }
        return name;
    }
}
