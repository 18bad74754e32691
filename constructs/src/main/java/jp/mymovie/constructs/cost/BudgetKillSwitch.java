package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.constructs.monitoring.Notice;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * A month's budgets that warn by e-mail and, at the last share, take stages of services off the net, each by a function of
 * its own. The budget of everything cuts every stage; that of a stage's account, its stage alone; and so does an alarm of
 * that account that notifies the stage's topic. Budgets look at the bill two or three times a day, so they are a brake,
 * not a cap; a {@link SpendingAlarm} trips within minutes. Restoring is a person's act: invoke the stage's function with
 * <code>{"action":"restore"}</code>.
 *
 * <p>What a trip moves are things that some stack made. A later deployment does not undo it by itself: CloudFormation
 * compares templates, not the world, and leaves a thing alone whose template has not changed. A restore leaves alone
 * what a deployment has changed since, and says so. The restore records are parameters that no stack owns, so no
 * deployment can empty them.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html">AWS Budgets</a>
 */
public final class BudgetKillSwitch extends Construct {
    private final Topic everything;
    private final Map<String, StageSwitch> switches = new LinkedHashMap<>();

    private BudgetKillSwitch(Builder builder, IHostedZone zone, ICertificate certificate, ITopic alarmTopic) {
        super(builder.scope, builder.id);
        everything = TripTopic.create(this, "Everything", builder.topicName, true, List.of());
        Queue failures = SwitchFailures.create(this, "Failures", null);
        MaintenancePage page = new MaintenancePage(this, "Page");
        for (SwitchedStage stage : builder.stages.values()) {
            List<DomainName> targets = stage.domainNames().stream()
                    .map(name -> page.under(name, certificate))
                    .toList();
            StageSwitch each = new StageSwitch(
                    this, stage, zone, targets.get(0), failures, everything, alarmTopic, builder.edgeQueueName);
            switches.put(stage.id(), each);
            if (stage.monthlyUsd() > 0) {
                budget(builder, stage.monthlyUsd())
                        .of(stage.accountId())
                        .cut(builder.cutPercent, each.trip())
                        .addTo(each, "Budget");
            }
        }
        SwitchAlarm.create(this, functions(), failures, alarmTopic, builder.notice);
        budget(builder, builder.monthlyUsd).cut(builder.cutPercent, everything).addTo(this, "Resource");
    }

    private static MonthlyBudget budget(Builder builder, double usd) {
        return new MonthlyBudget(usd, builder.emails)
                .alert(builder.alertPercents)
                .forecast();
    }

    /** Topic whose messages cut every stage; the budget of everything notifies it. */
    public ITopic everythingTopic() {
        return everything;
    }

    /**
     * Topic whose messages cut one stage; alarms of the stage's account may notify it.
     *
     * @throws NullPointerException if no stage has the id
     */
    public ITopic tripTopic(String stageId) {
        return Objects.requireNonNull(switches.get(stageId), stageId).trip();
    }

    /** The functions that cut and restore, in the order of the stages. */
    public List<IFunction> functions() {
        return switches.values().stream()
                .<IFunction>map(each -> each.function().function())
                .toList();
    }

    /** Collects what a {@link BudgetKillSwitch} is made of. */
    public static final class Builder {
        // Beside the alerts: forecast, cut and the step above it.
        private static final int MOST_ALERTS = MonthlyBudget.MOST_NOTIFICATIONS - 3;

        private final Construct scope;
        private final String id;
        private final List<Integer> alertPercents = new ArrayList<>();
        private final List<String> emails = new ArrayList<>();
        private final Map<String, SwitchedStage> stages = new LinkedHashMap<>();
        private double monthlyUsd;
        private int cutPercent = 100;
        private @Nullable IHostedZone hostedZone;
        private @Nullable ICertificate certificate;
        private @Nullable ITopic alarmTopic;
        private @Nullable Notice notice;
        private @Nullable String topicName;
        private @Nullable String edgeQueueName;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The month's budget of everything in US dollars, above 0; required. */
        public Builder monthlyUsd(double monthlyUsd) {
            this.monthlyUsd = monthlyUsd;
            return this;
        }

        /** The shares of each budget at which an e-mail is sent, at most 7; default: none but forecast and cut. */
        public Builder alertPercents(List<Integer> alertPercents) {
            this.alertPercents.addAll(alertPercents);
            return this;
        }

        /** The share of a budget at which it cuts, and a fifth above it once more; default: 100. */
        public Builder cutPercent(int cutPercent) {
            this.cutPercent = cutPercent;
            return this;
        }

        /** Addresses that are told, 1 to 10. */
        public Builder emails(List<String> emails) {
            this.emails.addAll(emails);
            return this;
        }

        /** The zone with the records; required. */
        public Builder hostedZone(IHostedZone hostedZone) {
            this.hostedZone = hostedZone;
            return this;
        }

        /** Stages to cut, at least one, each with an id of its own. */
        public Builder stages(Collection<SwitchedStage> stages) {
            stages.forEach(stage -> {
                if (this.stages.put(stage.id(), stage) != null) {
                    throw new IllegalArgumentException(
                            "'stages' must have different ids, got %s twice".formatted(stage.id()));
                }
            });
            return this;
        }

        /** A certificate of this region for all the names; required. */
        public Builder certificate(ICertificate certificate) {
            this.certificate = certificate;
            return this;
        }

        /** Topic that is told when a switch cuts, restores, fails or is not reached; required. */
        public Builder alarmTopic(ITopic alarmTopic) {
            this.alarmTopic = alarmTopic;
            return this;
        }

        /** Words of the alarm, whose runbook is {@code kill-switch.md}; a generated name by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** Physical name of the topic that cuts every stage; generated by default. */
        public Builder topicName(String topicName) {
            this.topicName = topicName;
            return this;
        }

        /**
         * Listens to {@link EdgeTripTopics} too, which must be deployed before; no such topics by default.
         *
         * @param queueName name of their queue
         */
        public Builder edge(String queueName) {
            this.edgeQueueName = queueName;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing or out of AWS's limits */
        public BudgetKillSwitch build() {
            if (monthlyUsd <= 0) {
                throw new IllegalArgumentException("'monthlyUsd' must be above 0, got %s".formatted(monthlyUsd));
            }
            if (alertPercents.size() > MOST_ALERTS) {
                throw new IllegalArgumentException("'alertPercents' must be at most %d beside forecast and cut, got %d"
                        .formatted(MOST_ALERTS, alertPercents.size()));
            }
            if (emails.isEmpty() || emails.size() > MonthlyBudget.MOST_EMAILS) {
                throw new IllegalArgumentException(
                        "'emails' must be 1 to %d addresses, got %s".formatted(MonthlyBudget.MOST_EMAILS, emails));
            }
            if (stages.isEmpty()) {
                throw new IllegalArgumentException("'stages' must name what to cut, got []");
            }
            if (hostedZone == null || certificate == null || alarmTopic == null) {
                throw new IllegalArgumentException("'%s' must be given, got null"
                        .formatted(
                                hostedZone == null
                                        ? "hostedZone"
                                        : certificate == null ? "certificate" : "alarmTopic"));
            }
            if (stages.size() > SwitchAlarm.MOST_FUNCTIONS) {
                throw new IllegalArgumentException("'stages' must be at most %d, got %d: an alarm takes ten metrics"
                        .formatted(SwitchAlarm.MOST_FUNCTIONS, stages.size()));
            }
            return new BudgetKillSwitch(this, hostedZone, certificate, alarmTopic);
        }
    }
}
