package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/**
 * One page about services in other accounts: a row an account from the edge to the table. It searches by account for
 * what the links share, so it needs no name of a resource and shows what is added tomorrow. The first three dashboards of
 * an account are free.
 */
public final class ServiceDashboard extends Construct {
    private static final int WIDTH = 4;

    /** A graph of the row: its title, where its metrics are reported, and what it searches for. */
    private enum Graph {
        EDGE("Edge", true, "Requests", "CloudFront,DistributionId,Region", "Requests", "Sum"),
        EDGE_ERRORS("Edge errors, %", true, "5xx", "CloudFront,DistributionId,Region", "5xxErrorRate", "Average"),
        API("API latency, ms", false, "p99", "ApiGateway,ApiName,Stage", "Latency", "p99"),
        API_ERRORS("API errors", false, "5xx", "ApiGateway,ApiName,Stage", "5XXError", "Sum"),
        FUNCTIONS("Function errors", false, "Errors", "Lambda,FunctionName", "Errors", "Sum"),
        TABLES(
                "Table throttles",
                false,
                "Throttles",
                "DynamoDB,TableName",
                "\"ReadThrottleEvents\" OR \"WriteThrottleEvents\"",
                "Sum");

        private final String title;
        private final boolean edge;
        private final String label;
        private final String schema;
        private final String metric;
        private final String statistic;

        Graph(String title, boolean edge, String label, String schema, String metric, String statistic) {
            this.title = title;
            this.edge = edge;
            this.label = label;
            this.schema = schema;
            this.metric = metric;
            this.statistic = statistic;
        }

        IWidget widget(String accountId, String homeRegion) {
            return GraphWidget.Builder.create()
                    .title(title)
                    .region(edge ? "us-east-1" : homeRegion)
                    .width(WIDTH)
                    .left(List.of(search(accountId)))
                    .build();
        }

        private IMetric search(String accountId) {
            return MathExpression.Builder.create()
                    .expression("SEARCH('{AWS/%s} :aws.AccountId=\"%s\" MetricName=(%s)', '%s', 300)"
                            .formatted(schema, accountId, metric, statistic))
                    .usingMetrics(Map.of())
                    .label(label)
                    .period(Duration.minutes(5))
                    .build();
        }
    }

    private ServiceDashboard(Builder builder) {
        super(builder.scope, builder.id);
        Dashboard dashboard = Dashboard.Builder.create(this, "Resource").build();
        String region = Stack.of(this).getRegion();
        builder.services.forEach((name, accountId) -> {
            dashboard.addWidgets(TextWidget.Builder.create()
                    .markdown("## %s (account %s)".formatted(name, accountId))
                    .width(24)
                    .height(1)
                    .build());
            dashboard.addWidgets(Arrays.stream(Graph.values())
                    .map(graph -> graph.widget(accountId, region))
                    .toArray(IWidget[]::new));
        });
    }

    /** Collects what a {@link ServiceDashboard} shows. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Map<String, String> services = new LinkedHashMap<>();

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Adds a row for the service that runs in an account; at least one. */
        public Builder service(String name, String accountId) {
            services.put(name, accountId);
            return this;
        }

        /** @throws IllegalArgumentException if there is nothing to show, or an account is not 12 digits */
        public ServiceDashboard build() {
            if (services.isEmpty()) {
                throw new IllegalArgumentException("'service' must be given at least once, got none");
            }
            for (String accountId : new ArrayList<>(services.values())) {
                if (!accountId.matches("\\d{12}")) {
                    throw new IllegalArgumentException("'accountId' must be 12 digits, got " + accountId);
                }
            }
            return new ServiceDashboard(this);
        }
    }
}
