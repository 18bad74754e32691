package jp.mymovie.app.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.mymovie.constructs.account.Contact;
import jp.mymovie.constructs.bootstrap.GitHubRepository;
import jp.mymovie.constructs.cost.SwitchLevel;
import jp.mymovie.constructs.edge.PricingPlan;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the whole estate, read from the {@code estate} key of {@code cdk.json}: accounts and services are
 * lists, so that one more is an entry. Every value that one account or region needs of another comes from here: see
 * {@link Crossing} for the list.
 *
 * @param system short lower-case name that begins every physical name, 3 to 12 letters
 * @param owner who answers for the resources; the {@code owner} tag
 * @param repository the GitHub repository of the estate, with its runbooks; it deploys services that name no other
 * @param domain the public domain, whose zone holds the host names of all services
 * @param homeRegion where everything lives that does not have to be in us-east-1
 * @param qualifier the CDK bootstrap that deploys; the CDK's own unless set
 * @param budget the month's budget and when the kill switch trips
 * @param alarmEmails who is told of alarms, at least one address
 * @param webhook whether alarms and findings go to a chat too, whose address is a parameter of the monitoring account
 * @param contact whom AWS calls beside the root users
 * @param mail records that mail to the domain needs
 * @param organization the organization that is there before the estate; null for one that the estate makes
 * @param accounts all accounts in the order in which they are deployed: one of each role, then the workloads
 * @param services the services, in the order of the settings
 * @param logs what the archive knows beside the services
 * @param recoveryKey RSA public key, X.509 in Base64, for which users' addresses are exported each night; null for no
 *     export
 * @param recorded what AWS made up and a person wrote down, by its path under {@code estate.recorded}
 */
public record Estate(
        String system,
        String owner,
        GitHubRepository repository,
        String domain,
        String homeRegion,
        String qualifier,
        Budget budget,
        List<String> alarmEmails,
        boolean webhook,
        Contact contact,
        Mail mail,
        @Nullable Organization organization,
        List<Account> accounts,
        List<Service> services,
        Logs logs,
        @Nullable String recoveryKey,
        Map<String, String> recorded) {

    /** The only region in which CloudFront takes certificates, log deliveries and alarms. */
    public static final String EDGE_REGION = "us-east-1";

    /** Name of the stage that people use. */
    static final String PRODUCTION = "prod";

    /**
     * @param monthlyUsd the month's budget in US dollars, above 0
     * @param alertPercents shares of the budget at which an e-mail is sent, 1 to 100, at most 7
     * @param cutPercent the share of a budget at which what it is for is cut off, 50 to 1000
     * @param hourlyUsd US dollars an hour at which a stage is cut within minutes; a thirtieth of the month's unless set, so
     *     that a day below it is below the month's budget
     * @param anomalyMonitor ARN of the monitor that Cost Explorer has made, for mails about anomalies; null for none
     */
    public record Budget(
            double monthlyUsd,
            List<Integer> alertPercents,
            int cutPercent,
            double hourlyUsd,
            @Nullable String anomalyMonitor) {}

    /**
     * An organization that is there before the estate.
     *
     * @param id {@code o-…}
     * @param rootId {@code r-…}
     * @param units the ids of the units that are taken, {@code ou-…}, by the names that accounts give them; units that
     *     are not among them are made
     */
    public record Organization(String id, String rootId, Map<String, String> units) {}

    /** The part of an account in the estate; one account has each of the first three. */
    public enum Role {
        /** Owns the organization, the users, the zone and the kill switch. */
        MANAGEMENT,
        /** Holds every log. */
        LOG_ARCHIVE,
        /** Sees every metric. */
        MONITORING,
        /** Runs a stage of a service, or is kept for one. */
        WORKLOAD
    }

    /**
     * @param key the key under {@code estate.accounts}, such as {@code booksProd}
     * @param role its part in the estate
     * @param email the address of its root user, unique in all of AWS, at most 64 characters; empty if it exists already
     * @param unit the organizational unit that it is made in; empty for the management account
     * @param exists whether it was there before the estate, so that the organization does not make it
     * @param id the 12 digits, a sample as long as they are not recorded
     */
    public record Account(String key, Role role, String email, String unit, boolean exists, String id) {
        /** The account's name in the organization, and its stage in the app, such as {@code BooksProd}. */
        public String name() {
            return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
        }

        /** The key as physical names and GitHub environments have it, such as {@code books-prod}. */
        public String slug() {
            return slug(key);
        }

        static String slug(String key) {
            return key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param name the service in the paths of the log lake, lower-case letters and digits
     * @param repository the GitHub repository that may deploy it
     * @param cut whether the budget takes it off the net
     * @param levels what is cut, in the order of the levels; unless set all, sign-ups if people sign up for it
     * @param probe what a visitor from outside asks of it beside the page
     * @param stages where it runs, in the order in which they are deployed
     */
    public record Service(
            String name,
            GitHubRepository repository,
            boolean cut,
            List<SwitchLevel> levels,
            Probe probe,
            List<Stage> stages) {}

    /**
     * Requests of the probe beside the page and its files. Paths begin with a slash; empty for none.
     *
     * @param read a public answer of the API that comes from the table and that no cache keeps
     * @param catalogue an answer of the API that needs what the service depends on; asked for twice a day
     * @param cached a public answer of the API that the edge keeps, also when asked for twice in a minute; asked twice a day
     * @param own an answer that only a signed-in user gets
     * @param signIn whether people sign in
     */
    public record Probe(String read, String catalogue, String cached, String own, boolean signIn) {}

    /**
     * Sender of a stage's mails by SES.
     *
     * @param from address in a domain whose zone somebody can write to
     * @param verified whether SES has found the domain's records, before which no pool may name it
     */
    public record Sender(String from, boolean verified) {}

    /**
     * A stage of a service. It has an account of its own.
     *
     * @param service the service's name
     * @param name such as {@code stg}
     * @param account where it runs
     * @param host the public name of its web site, in the estate's domain
     * @param originKey the number of the origin key that CloudFront sends, from 2; the one before it is still taken
     * @param tables its tables, of which the last is in use: a restored one is added at the end; {@code movies-1} unless
     *     set, for service {@code movies}
     * @param requestsASecond public roof of its API; 20 unless set, which is 7.34 US$ a day
     * @param concurrency concurrent executions of each of its functions, a hard limit; 0 for none, which is the default:
     *     Lambda keeps 100 of an account unreserved, and a young account has 10 in all
     * @param monthlyUsd the month's budget of its account in US dollars, which cuts this stage alone; unless set the
     *     estate's for production, and a third of it for another stage
     * @param signUpsADay people who may sign up on a day of UTC, 1 to 1,000,000; 200 unless set
     * @param mail sender of the mails of sign-in by SES; null for Cognito's own 50 mails a day
     * @param edge what its distribution has beside the default
     */
    public record Stage(
            String service,
            String name,
            Account account,
            String host,
            int originKey,
            List<String> tables,
            int requestsASecond,
            int concurrency,
            double monthlyUsd,
            int signUpsADay,
            @Nullable Sender mail,
            Edge edge) {
        /** True if people use it, so that nobody may delete it by mistake. */
        public boolean isProduction() {
            return name.equals(PRODUCTION);
        }
    }

    /**
     * Options of a stage's distribution, each with a price or a loss of its own: see docs/edge.md.
     *
     * @param plan flat-rate plan; null for pay-as-you-go
     * @param webAcl whether a web ACL stands before it, as every plan wants
     */
    public record Edge(@Nullable PricingPlan plan, boolean webAcl) {
        /** Pay-as-you-go without a web ACL. */
        public static final Edge DEFAULT = new Edge(null, false);

        /** True if requests are logged: all but those of the free plan. */
        public boolean hasLogs() {
            return plan == null || plan.hasLogs();
        }

        /** True if there is a web ACL and its log goes into the lake. */
        public boolean logsWebAcl() {
            return webAcl && hasLogs();
        }
    }

    /**
     * Settings of the archive, whose tables count up accounts and services.
     *
     * @param firstDay the first day of logs, in UTC
     * @param services names in the paths of services beside those of the estate
     * @param accounts the ids of accounts that write beside those of the estate, by a lower-case name
     */
    public record Logs(LocalDate firstDay, List<String> services, Map<String, String> accounts) {}

    /**
     * An account whose logs the archive takes.
     *
     * @param name the name in ids of constructs
     * @param account the 12 digits
     * @param roleArn the role of its Firehose streams
     * @param destination the name of CloudFront's way in
     */
    public record LogWriter(String name, String account, String roleArn, String destination) {}

    /** Reads the settings; a missing or wrong value stops with its path, the value got and the remedy. */
    public static Estate read(Path cdkJson) {
        return EstateReader.read(cdkJson);
    }

    /** The regions in use: home, and us-east-1 if that is another. */
    public List<String> regions() {
        return Stream.of(homeRegion, EDGE_REGION).distinct().toList();
    }

    public Account management() {
        return only(Role.MANAGEMENT);
    }

    public Account logArchive() {
        return only(Role.LOG_ARCHIVE);
    }

    public Account monitoring() {
        return only(Role.MONITORING);
    }

    /** The accounts that guardrails bind: all but the management account. */
    public List<Account> members() {
        return accounts.stream()
                .filter(account -> account.role() != Role.MANAGEMENT)
                .toList();
    }

    private Account only(Role role) {
        return accounts.stream()
                .filter(account -> account.role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** The stages of all services, service by service. */
    public List<Stage> stages() {
        return services.stream().flatMap(service -> service.stages().stream()).toList();
    }

    /** The stages that the budget takes off the net. */
    public List<Stage> cutStages() {
        return services.stream()
                .filter(Service::cut)
                .flatMap(service -> service.stages().stream())
                .toList();
    }

    /** Path of the parameters that say what the kill switch of a stage moves, in the stage's account. */
    public String switchTargets(Stage stage) {
        return "/%s/switch/%s/%s".formatted(system, stage.service(), stage.name());
    }

    /** The stage that runs in an account; empty where none does. */
    public Optional<Stage> stageIn(Account account) {
        return stages().stream()
                .filter(stage -> stage.account().equals(account))
                .findFirst();
    }

    /** The service of a stage. */
    public Service serviceOf(Stage stage) {
        return services.stream()
                .filter(service -> service.name().equals(stage.service()))
                .findFirst()
                .orElseThrow();
    }

    /** The accounts whose logs the archive takes: the workloads, and those that the settings add. */
    public List<LogWriter> logWriters() {
        return Stream.concat(
                        accounts.stream()
                                .filter(account -> account.role() == Role.WORKLOAD)
                                .map(account -> logWriter(account.name(), account.slug(), account.id())),
                        logs.accounts().entrySet().stream()
                                .map(account -> logWriter(
                                        account.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                                                + account.getKey().substring(1),
                                        account.getKey(),
                                        account.getValue())))
                .toList();
    }

    private LogWriter logWriter(String name, String slug, String account) {
        return new LogWriter(
                name,
                account,
                "arn:aws:iam::%s:role/%s-log-writer".formatted(account, system),
                "%s-cloudfront-%s".formatted(system, slug));
    }

    /** Physical name of an entry of a stage's tables. */
    public String tableName(String entry) {
        return system + "-" + entry;
    }

    /** Names in the paths of the archive, of all services that write into it. */
    public List<String> logServices() {
        return Stream.concat(services.stream().map(Service::name), logs.services().stream())
                .toList();
    }

    /** A value that belongs to no account of its own, or its sample as long as it is not recorded. */
    public String value(Crossing crossing) {
        return value(crossing, management());
    }

    /** A value that belongs to an account, or its sample as long as it is not recorded. */
    public String value(Crossing crossing, Account account) {
        return new Crossed(this, crossing, account).value();
    }

    /** True if a person has written the value down; a derived one always counts as known. */
    public boolean knows(Crossing crossing) {
        return knows(crossing, management());
    }

    /** True if a person has written the account's value down; a derived one always counts as known. */
    public boolean knows(Crossing crossing, Account account) {
        return new Crossed(this, crossing, account).isKnown();
    }
}
