package jp.mymovie.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.constructs.account.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the whole estate, read from the {@code estate} key of {@code cdk.json}. Every value that one account
 * or region needs of another comes from here: see {@link Crossing} for the list.
 *
 * @param system short lower-case name that begins every physical name, 3 to 12 letters
 * @param owner who answers for the resources; the {@code owner} tag
 * @param domain the public domain of prod; stg lives at {@code stg.<domain>}
 * @param homeRegion where everything lives that does not have to be in us-east-1
 * @param repository the GitHub repository that may deploy, {@code owner/name}
 * @param qualifier the CDK bootstrap that deploys; the CDK's own unless set
 * @param budget the month's budget and when the kill switch trips
 * @param alarmEmails who is told of alarms, at least one address
 * @param contact whom AWS calls beside the root users; null for nobody
 * @param management the account that owns the organization, the users, the zone and the kill switch
 * @param logArchive the account that holds every log
 * @param monitoring the account that sees every metric
 * @param stg the rehearsal of the movie service
 * @param prod the movie service
 * @param logs what the archive knows beside the movie service
 * @param recorded what AWS made up and a person wrote down, by {@link Crossing}; absent where not recorded yet
 */
public record Estate(
        String system,
        String owner,
        String domain,
        String homeRegion,
        String repository,
        String qualifier,
        Budget budget,
        List<String> alarmEmails,
        @Nullable Contact contact,
        Account management,
        Account logArchive,
        Account monitoring,
        Service stg,
        Service prod,
        Logs logs,
        Map<Crossing, String> recorded) {

    /** The only region in which CloudFront takes certificates, log deliveries and alarms. */
    public static final String EDGE_REGION = "us-east-1";

    /**
     * @param monthlyUsd the month's budget in US dollars, above 0
     * @param alertPercents shares of the budget at which an e-mail is sent, 1 to 100
     * @param cutPercent the share of the budget at which the service is cut off, 50 to 1000
     */
    public record Budget(double monthlyUsd, List<Integer> alertPercents, int cutPercent) {}

    /**
     * @param name the account's name in the organization, and its stage in the app
     * @param email the address of its root user, unique in all of AWS, at most 64 characters
     * @param id the 12 digits, a sample as long as they are not recorded
     */
    public record Account(String name, String email, String id) {}

    /**
     * What the archive is told beforehand, since its tables count up accounts and services.
     *
     * @param firstDay the first day of logs, in UTC
     * @param services names in the paths of services beside the movie service
     * @param accounts the ids of accounts that write beside those of the movie service, by a lower-case name
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

    /**
     * An account that runs the movie service.
     *
     * @param account where it runs
     * @param stage {@code stg} or {@code prod}: the second part of physical names
     * @param domain the public name of its web site
     * @param originKey the number of the origin key that CloudFront sends, from 2; the one before it is still taken
     */
    public record Service(Account account, String stage, String domain, int originKey) {
        public Crossing siteBucket() {
            return either(Crossing.STG_SITE_BUCKET, Crossing.PROD_SITE_BUCKET);
        }

        public Crossing signInDomain() {
            return either(Crossing.STG_SIGN_IN_DOMAIN, Crossing.PROD_SIGN_IN_DOMAIN);
        }

        public Crossing certificate() {
            return either(Crossing.STG_CERTIFICATE_ARN, Crossing.PROD_CERTIFICATE_ARN);
        }

        public Crossing secret() {
            return either(Crossing.STG_ORIGIN_SECRET, Crossing.PROD_ORIGIN_SECRET);
        }

        public Crossing logWriterRole() {
            return either(Crossing.STG_LOG_WRITER_ROLE, Crossing.PROD_LOG_WRITER_ROLE);
        }

        public Crossing cloudFrontDestination() {
            return either(Crossing.STG_CLOUDFRONT_DESTINATION, Crossing.PROD_CLOUDFRONT_DESTINATION);
        }

        private Crossing either(Crossing ofStg, Crossing ofProd) {
            return stage.equals("prod") ? ofProd : ofStg;
        }
    }

    /** What the movie service is called in the paths of the log lake. */
    public static final String SERVICE = "movies";

    /** Reads the settings; a missing or wrong value stops with its path, the value got and the remedy. */
    public static Estate read(Path cdkJson) {
        return EstateReader.read(cdkJson);
    }

    /** The accounts that run the movie service, rehearsal first. */
    public List<Service> services() {
        return List.of(stg, prod);
    }

    /** All accounts, in the order in which they are deployed. */
    public List<Account> accounts() {
        return List.of(management, logArchive, monitoring, stg.account(), prod.account());
    }

    /** The accounts that run the movie service. */
    public List<Account> writers() {
        return services().stream().map(Service::account).toList();
    }

    /** The accounts whose logs the archive takes: those of the movie service and those that the settings add. */
    public List<LogWriter> logWriters() {
        return Stream.concat(
                        services().stream()
                                .map(service -> logWriter(
                                        service.stage(), service.account().id())),
                        logs.accounts().entrySet().stream()
                                .map(account -> logWriter(account.getKey(), account.getValue())))
                .toList();
    }

    private LogWriter logWriter(String stage, String account) {
        return new LogWriter(
                stage.substring(0, 1).toUpperCase(Locale.ROOT) + stage.substring(1),
                account,
                "arn:aws:iam::%s:role/%s-log-writer".formatted(account, system),
                "%s-cloudfront-%s".formatted(system, stage));
    }

    /** What the services that write into the archive are called in its paths. */
    public List<String> logServices() {
        return Stream.concat(Stream.of(SERVICE), logs.services().stream()).toList();
    }

    /** Whether a person has written the value down; a derived one always counts as known. */
    public boolean knows(Crossing crossing) {
        return !crossing.isRecorded() || recorded.containsKey(crossing);
    }

    /** The value that crosses, or its sample as long as it is not recorded. */
    public String value(Crossing crossing) {
        return crossing.value(this);
    }
}
