package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A budget of a month's costs, with what is said at which share of it. {@link BudgetKillSwitch} has several; alone it
 * warns and cuts nothing. Credits and refunds are left out: by default they hide what is spent, and an account on credits
 * would never trip.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html">AWS Budgets</a>
 * @see <a href="https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CostTypes.html">Types of
 *     costs</a>
 */
public final class MonthlyBudget {
    static final int MOST_NOTIFICATIONS = 10;
    static final int MOST_EMAILS = 10;
    /** The month is foreseen to cost this share. */
    private static final int FORECAST_PERCENT = 100;
    /** The second step, as a share of the first: one lost message is not the end. */
    private static final double SECOND_STEP = 1.2;

    private final double usd;
    private final List<CfnBudget.SubscriberProperty> people;
    private final List<CfnBudget.NotificationWithSubscribersProperty> notifications = new ArrayList<>();
    private @Nullable String accountId;

    MonthlyBudget(double usd, List<String> emails) {
        this.usd = usd;
        this.people = emails.stream().map(email -> subscriber("EMAIL", email)).toList();
    }

    /**
     * Adds a budget that warns by e-mail, for an estate in which nothing is to be cut.
     *
     * @param usd the month's budget in US dollars, above 0
     * @param emails addresses that are told, 1 to 10
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
        new MonthlyBudget(usd, emails).alert(alertPercents).addTo(scope, "Resource");
    }

    /** Counts the costs of one account of the organization alone. */
    MonthlyBudget of(String accountId) {
        this.accountId = accountId;
        return this;
    }

    /** Tells people at each of the shares. */
    MonthlyBudget alert(List<Integer> percents) {
        percents.forEach(percent -> notify("ACTUAL", percent, people));
        return this;
    }

    /** Tells people when the month is foreseen to cost more than the budget; a forecast alone cuts nothing. */
    MonthlyBudget forecast() {
        notify("FORECASTED", FORECAST_PERCENT, people);
        return this;
    }

    /** Tells people and the topic at the last share, and once more a fifth above it. */
    MonthlyBudget cut(int percent, ITopic topic) {
        List<CfnBudget.SubscriberProperty> everybody = new ArrayList<>(people);
        everybody.add(subscriber("SNS", topic.getTopicArn()));
        notify("ACTUAL", percent, everybody);
        notify("ACTUAL", (int) Math.ceil(percent * SECOND_STEP), everybody);
        return this;
    }

    void addTo(Construct scope, String id) {
        CfnBudget.Builder.create(scope, id)
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(usd)
                                .unit("USD")
                                .build())
                        .costFilters(accountId == null ? null : Map.of("LinkedAccount", List.of(accountId)))
                        .costTypes(CfnBudget.CostTypesProperty.builder()
                                .includeCredit(false)
                                .includeRefund(false)
                                .build())
                        .build())
                .notificationsWithSubscribers(notifications)
                .build();
    }

    private void notify(String type, int percent, List<CfnBudget.SubscriberProperty> subscribers) {
        notifications.add(CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(type)
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
