package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidgetSortBy;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.PeriodOverride;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/**
 * One page about services in other accounts, for an operator at night: the states of the alarms, then each service from
 * the probe to the cost of an hour, then what carries them. It searches by account for what the links share. A widget of
 * alarm states shows alarms of the dashboard's own account alone, so graphs have the limits at which other accounts' alarms
 * go off.
 *
 * <p>The first three dashboards of an account with at most 50 metrics each are free of charge. One production service and
 * one rehearsal have fewer lines than that, each of which may find more than one metric.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html">Metrics
 *     of linked accounts</a>
 */
public final class ServiceDashboard extends Construct {
    private static final int WIDTH = 24;

    /** The monitoring account itself, in a search. */
    private static final String LOCAL = "LOCAL";

    private final Dashboard resource;
    private final String region;

    /**
     * A service, and how the words of its probe's function begin.
     *
     * @param production whether people use it
     */
    private record Service(String name, String accountId, String probe, boolean production) {}

    private ServiceDashboard(Builder builder) {
        super(builder.scope, builder.id);
        region = Stack.of(this).getRegion();
        resource = Dashboard.Builder.create(this, "Resource")
                .defaultInterval(Duration.hours(12))
                // Sums of a minute are compared with limits of a minute.
                .periodOverride(PeriodOverride.INHERIT)
                .build();
        if (!builder.introduction.isEmpty()) {
            text(builder.introduction, 2);
        }
        if (!builder.alarms.isEmpty()) {
            resource.addWidgets(states(builder.alarms));
        }
        inOrder(builder.services).forEach(service -> show(service, builder));
        if (!builder.graphs.isEmpty()) {
            text("## What carries them", 1);
            List<IWidget> widgets = new ArrayList<>();
            int width = WIDTH / builder.graphs.size();
            builder.graphs.forEach(
                    (graph, account) -> widgets.add(graph.wide(width).widget(account, region)));
            resource.addWidgets(widgets.toArray(IWidget[]::new));
        }
    }

    private static List<Service> inOrder(List<Service> services) {
        List<Service> ordered = new ArrayList<>();
        services.stream().filter(Service::production).forEach(ordered::add);
        services.stream().filter(service -> !service.production()).forEach(ordered::add);
        return ordered;
    }

    private void show(Service service, Builder builder) {
        text("## %s (account %s)".formatted(service.name(), service.accountId()), 1);
        List<Graph> graphs = service.production()
                ? Graphs.production(service.probe(), builder.failures, builder.prices)
                : Graphs.rehearsal(service.probe(), builder.failures);
        List<IWidget> row = new ArrayList<>();
        int width = 0;
        for (Graph graph : graphs) {
            boolean probe = graph.left().get(0).terms().contains("FunctionName=");
            row.add(graph.widget(probe ? LOCAL : service.accountId(), region));
            width += graph.width();
            if (width == WIDTH) {
                resource.addWidgets(row.toArray(IWidget[]::new));
                row.clear();
                width = 0;
            }
        }
    }

    private IWidget states(List<String> arns) {
        List<IAlarm> alarms = new ArrayList<>();
        arns.forEach(arn -> alarms.add(Alarm.fromAlarmArn(this, "Alarm" + alarms.size(), arn)));
        return AlarmStatusWidget.Builder.create()
                .title("Alarms of this account, those that ring first")
                .width(WIDTH)
                .height(3)
                .sortBy(AlarmStatusWidgetSortBy.STATE_UPDATED_TIMESTAMP)
                .alarms(alarms)
                .build();
    }

    private void text(String markdown, int height) {
        resource.addWidgets(TextWidget.Builder.create()
                .markdown(markdown)
                .width(WIDTH)
                .height(height)
                .build());
    }

    /** Collects what a {@link ServiceDashboard} shows. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<Service> services = new ArrayList<>();
        private final List<String> alarms = new ArrayList<>();
        private final Map<Graph, String> graphs = new LinkedHashMap<>();
        private String introduction = "";
        private @Nullable String failures;
        private @Nullable RequestPrices prices;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Markdown at the top, such as where the runbooks are; none by default. */
        public Builder introduction(String markdown) {
            this.introduction = markdown;
            return this;
        }

        /** Adds the state of an alarm of this account in any region, by its ARN; none by default. */
        public Builder alarm(String arn) {
            alarms.add(arn);
            return this;
        }

        /**
         * Adds the graphs of a service that people use.
         *
         * @param accountId where it runs, one of the linked accounts
         * @param probe words that the name of its probe's function has, such as {@code Probe Films}
         */
        public Builder service(String name, String accountId, String probe) {
            services.add(new Service(name, accountId, probe, true));
            return this;
        }

        /** Adds one row of a stage that people do not use yet, after all services. */
        public Builder rehearsal(String name, String accountId, String probe) {
            services.add(new Service(name, accountId, probe, false));
            return this;
        }

        /**
         * Namespace of the metric {@code failed} with the dimensions {@code function} and {@code version} that functions
         * log; no such line by default.
         */
        public Builder failures(String namespace) {
            this.failures = namespace;
            return this;
        }

        /** Prices of requests, for a graph of what an hour costs; no such graph by default. */
        public Builder prices(RequestPrices prices) {
            this.prices = prices;
            return this;
        }

        /** Adds a graph of the calls of an account's functions in the last three days. */
        public Builder heartbeat(String title, String accountId) {
            graphs.put(Graphs.heartbeat(title, WIDTH, null), accountId);
            return this;
        }

        /** Adds a graph of the calls of this account's functions whose names have some words. */
        public Builder ownHeartbeat(String title, String words) {
            graphs.put(Graphs.heartbeat(title, WIDTH, words), LOCAL);
            return this;
        }

        /** Adds a graph of how old the logs are that wait for their delivery in an account. */
        public Builder logs(String title, String accountId) {
            graphs.put(Graphs.logs(title, WIDTH), accountId);
            return this;
        }

        /** @throws IllegalArgumentException if there is nothing to show, or an account is not 12 digits */
        public ServiceDashboard build() {
            if (services.isEmpty()) {
                throw new IllegalArgumentException("'service' must be given at least once, got none");
            }
            services.stream()
                    .map(Service::accountId)
                    .filter(accountId -> !accountId.matches("\\d{12}"))
                    .findFirst()
                    .ifPresent(accountId -> {
                        throw new IllegalArgumentException("'accountId' must be 12 digits, got " + accountId);
                    });
            return new ServiceDashboard(this);
        }
    }
}
