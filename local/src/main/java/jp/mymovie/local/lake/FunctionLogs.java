package jp.mymovie.local.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.mymovie.local.template.Assembly;
import jp.mymovie.local.template.Resource;
import jp.mymovie.local.template.Stack;
import jp.mymovie.local.template.Values;

/** The subscription filters of the functions' log groups: which lines leave CloudWatch, and where to. */
public final class FunctionLogs {
    private record Subscription(FilterPattern pattern, Lake.Target target) {}

    private FunctionLogs() {}

    /** Takes the lines of a log group and writes those that a filter lets through. */
    public static Consumer<String> of(List<Stack> stacks, Values values, String logGroup, Lake lake) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (Resource filter : Assembly.resources(stacks, "AWS::Logs::SubscriptionFilter")) {
            if (values.text(filter, "LogGroupName").equals(logGroup)) {
                subscriptions.add(new Subscription(
                        new FilterPattern(values.text(filter, "FilterPattern")),
                        Firehose.target(stacks, values, values.text(filter, "DestinationArn"))));
            }
        }
        return line -> subscriptions.stream()
                .filter(subscription -> subscription.pattern.takes(line))
                .forEach(subscription -> lake.write(subscription.target, line));
    }
}
