package jp.mymovie.app.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.PermissionsBoundary;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * All stacks of one account. Its id is the account's name, so that the CDK names a stack {@code Stg/Data} and
 * CloudFormation names it {@code Stg-Data}. Everything in it carries the four tags of the estate.
 */
public class AccountStage extends Stage {
    // CloudFormation has taken tags of dashboards only lately, and its linters do not know them yet.
    private static final TagProps TAGS = TagProps.builder()
            .excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard"))
            .build();

    private final Estate estate;
    private final Estate.Account account;
    private final boolean production;

    /** An account with nothing but what every account has, unless a subclass adds stacks. */
    public AccountStage(App app, Estate estate, Estate.Account account) {
        super(
                app,
                account.name(),
                StageProps.builder()
                        .permissionsBoundary(PermissionsBoundary.fromName(Boundary.workload(estate.system())))
                        .build());
        this.estate = estate;
        this.account = account;
        this.production =
                estate.stageIn(account).map(Estate.Stage::isProduction).orElse(true);
        Map<String, String> tags = Ordered.map(
                "system", estate.system(),
                "environment", estate.stageIn(account).map(Estate.Stage::name).orElse("prod"),
                "owner", estate.owner(),
                "cost", account.name().toLowerCase(Locale.ROOT));
        tags.forEach((key, value) -> Tags.of(this).add(key, value, TAGS));
    }

    /** The settings of the whole estate. */
    public final Estate estate() {
        return estate;
    }

    // A method called like a property of Stage, such as account(), would be taken by jsii for an override.

    /** The settings of this account. */
    public final Estate.Account settings() {
        return account;
    }

    /** A value that crosses into or out of this account, or one of the whole estate. */
    public final String value(Crossing crossing) {
        return estate.value(crossing, account);
    }

    /** The monitoring account's topic of the scope's region; alarms of every account notify it. */
    public final ITopic topic(Construct scope, Severity severity) {
        Stack stack = Stack.of(scope);
        String id = "Topic" + severity;
        return stack.getNode().tryFindChild(id) instanceof ITopic topic
                ? topic
                : Topic.fromTopicArn(
                        stack,
                        id,
                        "arn:aws:sns:%s:%s:%s"
                                .formatted(
                                        stack.getRegion(), estate.monitoring().id(), topicName(severity)));
    }

    /** Physical name of the monitoring account's topics, the same in each region. */
    public final String topicName(Severity severity) {
        return switch (severity) {
            case PAGE -> value(Crossing.PAGE_TOPIC);
            case MORNING -> value(Crossing.MORNING_TOPIC);
        };
    }

    /** Words of the alarms of a service in this account; those of a stage that is not production wait for the morning. */
    public final Notice notice(String service) {
        return new Notice(
                production ? Severity.PAGE : Severity.MORNING,
                account.name(),
                service,
                "https://github.com/%s/blob/main/docs/runbooks"
                        .formatted(estate.repository().name()));
    }

    /** For a stack in the home region. */
    public final StackProps.Builder home(String description) {
        return in(estate.homeRegion(), description);
    }

    /** For a stack in us-east-1, where CloudFront takes its certificates, log deliveries and alarms. */
    public final StackProps.Builder edge(String description) {
        return in(Estate.EDGE_REGION, description);
    }

    private StackProps.Builder in(String region, String description) {
        return StackProps.builder()
                .env(Environment.builder().account(account.id()).region(region).build())
                .description(description)
                .terminationProtection(production);
    }

    /**
     * Refuses a stage whose stacks do not hold what its settings promise; called once all of them are there.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public void requireComplete() {}
}
