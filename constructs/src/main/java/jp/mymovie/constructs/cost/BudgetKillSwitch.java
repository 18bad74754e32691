package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.constructs.monitoring.Notice;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A month's budget that warns by e-mail and, at the last share, takes the services off the net: their A and AAAA records
 * go to a maintenance page. Budgets look at the bill two or three times a day, so this is a brake, not a cap; alarms of
 * CloudWatch may trip it sooner. Restoring is a person's act: invoke the function of the name with
 * <code>{"action":"restore"}</code>.
 *
 * <p>What a trip rewrites are records that some stack made. A later deployment does not undo it by itself: CloudFormation
 * compares templates, not the world, and leaves a record alone whose template has not changed. A deployment that changes
 * the target of such a record does undo it: look at <code>{"action":"status"}</code> before. The restore record is a
 * parameter that no stack owns, so no deployment can empty it.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html">AWS Budgets</a>
 */
public final class BudgetKillSwitch extends Construct {
    private final TripTopic trip;
    private final List<IFunction> functions = new ArrayList<>();

    private BudgetKillSwitch(Builder builder, IHostedZone zone, ICertificate certificate) {
        super(builder.scope, builder.id);
        trip = new TripTopic(this, "Trip", builder.alarmAccountIds);
        MaintenancePage page = new MaintenancePage(this, "Page");
        for (String name : builder.domainNames) {
            IngressSwitch ingress = new IngressSwitch(
                    this,
                    name,
                    name,
                    zone,
                    page.under(name, certificate),
                    builder.stateParameterPrefix + "/" + name,
                    trip.topic());
            functions.add(ingress.function().function());
        }
        if (builder.alarmTopic != null) {
            SwitchAlarm.create(this, functions, trip.topic(), builder.alarmTopic, builder.notice);
        }
        new MonthlyBudget(builder.monthlyUsd, builder.emails)
                .alert(builder.alertPercents)
                .cut(builder.cutPercent, trip.topic())
                .addTo(this);
    }

    /** The topic whose messages cut; for alarms that know sooner than the bill. */
    public ITopic tripTopic() {
        return trip.topic();
    }

    /** The functions that cut and restore, in the order of the names. */
    public List<IFunction> functions() {
        return List.copyOf(functions);
    }

    /** Collects what a {@link BudgetKillSwitch} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<Integer> alertPercents = new ArrayList<>();
        private final List<String> emails = new ArrayList<>();
        private final List<String> domainNames = new ArrayList<>();
        private final List<String> alarmAccountIds = new ArrayList<>();
        private double monthlyUsd;
        private int cutPercent = 100;
        private @Nullable IHostedZone hostedZone;
        private @Nullable ICertificate certificate;
        private @Nullable ITopic alarmTopic;
        private @Nullable Notice notice;
        private String stateParameterPrefix = "/kill-switch";

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The month's budget in US dollars, above 0; required. */
        public Builder monthlyUsd(double monthlyUsd) {
            this.monthlyUsd = monthlyUsd;
            return this;
        }

        /** The shares of the budget at which an e-mail is sent; default: none but the cut. */
        public Builder alertPercents(List<Integer> alertPercents) {
            this.alertPercents.addAll(alertPercents);
            return this;
        }

        /** The share of the budget at which the services are cut; default: 100. */
        public Builder cutPercent(int cutPercent) {
            this.cutPercent = cutPercent;
            return this;
        }

        /** Who is told, 1 to 10 addresses. */
        public Builder emails(List<String> emails) {
            this.emails.addAll(emails);
            return this;
        }

        /** The zone with the records; required. */
        public Builder hostedZone(IHostedZone hostedZone) {
            this.hostedZone = hostedZone;
            return this;
        }

        /** The names to cut, at least one; each has an A and an AAAA record in the zone. */
        public Builder domainNames(List<String> domainNames) {
            domainNames.forEach(name -> this.domainNames.add(name.toLowerCase(Locale.ROOT)));
            return this;
        }

        /** A certificate of this region for all the names; required. */
        public Builder certificate(ICertificate certificate) {
            this.certificate = certificate;
            return this;
        }

        /** Accounts beside this one whose alarms may cut; default: none. */
        public Builder alarmAccountIds(List<String> alarmAccountIds) {
            this.alarmAccountIds.addAll(alarmAccountIds);
            return this;
        }

        /** Topic that receives an alarm when a switch fails or is not reached; no alarm by default. */
        public Builder alarmTopic(ITopic alarmTopic) {
            this.alarmTopic = alarmTopic;
            return this;
        }

        /** Words of the alarm, whose runbook is {@code kill-switch.md}; a generated name by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** How the restore records' names begin; default: {@code /kill-switch}. */
        public Builder stateParameterPrefix(String stateParameterPrefix) {
            this.stateParameterPrefix = stateParameterPrefix;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing or out of AWS's limits */
        public BudgetKillSwitch build() {
            if (monthlyUsd <= 0) {
                throw new IllegalArgumentException("'monthlyUsd' must be above 0, got %s".formatted(monthlyUsd));
            }
            if (alertPercents.size() >= MonthlyBudget.MOST_NOTIFICATIONS) {
                throw new IllegalArgumentException("'alertPercents' must be at most %d beside the cut, got %d"
                        .formatted(MonthlyBudget.MOST_NOTIFICATIONS - 1, alertPercents.size()));
            }
            if (emails.isEmpty() || emails.size() > MonthlyBudget.MOST_EMAILS) {
                throw new IllegalArgumentException(
                        "'emails' must be 1 to %d addresses, got %s".formatted(MonthlyBudget.MOST_EMAILS, emails));
            }
            if (domainNames.isEmpty()) {
                throw new IllegalArgumentException("'domainNames' must name what to cut, got []");
            }
            if (!stateParameterPrefix.matches("(/[\\w.-]+)+")) {
                throw new IllegalArgumentException(
                        "'stateParameterPrefix' must be like /kill-switch, got %s".formatted(stateParameterPrefix));
            }
            if (hostedZone == null || certificate == null) {
                throw new IllegalArgumentException(
                        "'%s' must be given, got null".formatted(hostedZone == null ? "hostedZone" : "certificate"));
            }
            if (alarmTopic != null && domainNames.size() > SwitchAlarm.MOST_FUNCTIONS) {
                throw new IllegalArgumentException("'domainNames' must be at most %d with an 'alarmTopic', got %d"
                        .formatted(SwitchAlarm.MOST_FUNCTIONS, domainNames.size()));
            }
            return new BudgetKillSwitch(this, hostedZone, certificate);
        }
    }
}
