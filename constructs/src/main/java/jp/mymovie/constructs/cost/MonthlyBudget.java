package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A budget of a month's actual costs, with what is said at which share of it. {@link BudgetKillSwitch} has one; alone it
 * warns and cuts nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html">AWS Budgets</a>
 */
public final class MonthlyBudget {
    static final int MOST_NOTIFICATIONS = 10;
    static final int MOST_EMAILS = 10;

    private final double usd;
    private final List<CfnBudget.SubscriberProperty> people;
    private final List<CfnBudget.NotificationWithSubscribersProperty> notifications = new ArrayList<>();

    MonthlyBudget(double usd, List<String> emails) {
        this.usd = usd;
        this.people = emails.stream().map(email -> subscriber("EMAIL", email)).toList();
    }

    /**
     * Adds a budget that warns by e-mail, for an estate in which nothing is to be cut.
     *
     * @param usd the month's budget in US dollars, above 0
     * @param emails who is told, 1 to 10 addresses
     * @param alertPercents the shares of the budget at which an e-mail is sent, at most 10
     * @throws IllegalArgumentException if AWS would not take one of them
     */
    public static void warn(Construct scope, double usd, List<String> emails, List<Integer> alertPercents) {
        if (usd <= 0) {
            throw new IllegalArgumentException("'usd' must be above 0, got %s".formatted(usd));
        }
        if (emails.isEmpty() || emails.size() > MOST_EMAILS) {
            throw new IllegalArgumentException(
                    "'emails' must be 1 to %d addresses, got %s".formatted(MOST_EMAILS, emails));
        }
        if (alertPercents.isEmpty() || alertPercents.size() > MOST_NOTIFICATIONS) {
            throw new IllegalArgumentException(
                    "'alertPercents' must be 1 to %d shares, got %s".formatted(MOST_NOTIFICATIONS, alertPercents));
        }
        new MonthlyBudget(usd, emails).alert(alertPercents).addTo(scope);
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
