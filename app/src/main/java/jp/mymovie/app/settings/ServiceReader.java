package jp.mymovie.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.constructs.bootstrap.GitHubRepository;

/** Reads {@code estate.services}: each with its stages, each stage in an account of its own. */
final class ServiceReader {
    private final List<Estate.Account> accounts;
    private final String domain;
    private final GitHubRepository repository;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> hosts = new TreeSet<>();
    private final List<Estate.Stage> taken = new ArrayList<>();

    /**
     * @param accounts where stages may run
     * @param domain whose zone holds the hosts
     * @param repository what deploys a service that names no other
     */
    ServiceReader(List<Estate.Account> accounts, String domain, GitHubRepository repository) {
        this.accounts = accounts;
        this.domain = domain;
        this.repository = repository;
    }

    List<Estate.Service> read(Setting services) {
        return services.isPresent()
                ? services.items().stream().map(this::service).toList()
                : List.of();
    }

    private Estate.Service service(Setting service) {
        service.onlyKeys("name", "repository", "repositoryId", "repositoryOwnerId", "cut", "probe", "stages");
        Setting name = service.get("name");
        name.matching("[a-z][a-z0-9]{1,19}", "2 to 20 lower-case letters and digits");
        if (!names.add(name.text())) {
            throw name.wrong("another than the other services'");
        }
        Set<String> stages = new TreeSet<>();
        return new Estate.Service(
                name.text(),
                RepositoryReader.read(service, repository),
                service.optional("cut").flag(true),
                probe(service.optional("probe")),
                service.get("stages").items().stream()
                        .map(stage -> stage(stage, name.text(), stages))
                        .toList());
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
        stage.onlyKeys("name", "account", "host", "originKey", "tables", "edge");
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
                EdgeReader.read(stage.optional("edge")));
        taken.add(read);
        return read;
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
