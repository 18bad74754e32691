package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** A budget of a month's actual costs, with what is said at which share of it. */
final class MonthlyBudget {
    static final int MOST_NOTIFICATIONS = 10;
    static final int MOST_EMAILS = 10;

    private final double usd;
    private final List<CfnBudget.SubscriberProperty> people;
    private final List<CfnBudget.NotificationWithSubscribersProperty> notifications = new ArrayList<>();

    MonthlyBudget(double usd, List<String> emails) {
        this.usd = usd;
        this.people = emails.stream().map(email -> subscriber("EMAIL", email)).toList();
    }

    /** Tells people at each of the shares. */
    MonthlyBudget alert(List<Integer> percents) {
        percents.forEach(percent -> notify(percent, people));
        return this;
    }

    /** Tells people and the topic at the last share. */
    MonthlyBudget cut(int percent, ITopic topic) {
        List<CfnBudget.SubscriberProperty> everybody = new ArrayList<>(people);
        everybody.add(subscriber("SNS", topic.getTopicArn()));
        notify(percent, everybody);
        return this;
    }

    void addTo(Construct scope) {
        CfnBudget.Builder.create(scope, "Resource")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(usd)
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(notifications)
                .build();
    }

    private void notify(int percent, List<CfnBudget.SubscriberProperty> subscribers) {
        notifications.add(CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType("ACTUAL")
                        .comparisonOperator("GREATER_THAN")
                        .thresholdType("PERCENTAGE")
                        .threshold(percent)
                        .build())
                .subscribers(subscribers)
                .build());
    }

    private static CfnBudget.SubscriberProperty subscriber(String type, String address) {
        return CfnBudget.SubscriberProperty.builder()
                .subscriptionType(type)
                .address(address)
                .build();
    }
}
