package jp.mymovie.local.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/**
 * A subscription filter of a log group: which lines leave CloudWatch Logs, where to, and in what. See
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 *
 * @param name the filter's name
 * @param owner the account of the log group
 * @param logGroup the log group
 * @param pattern which lines
 * @param stream where to
 */
public record Subscription(String name, String owner, String logGroup, FilterPattern pattern, DeliveryStream stream) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The subscriptions of a log group. */
    public static List<Subscription> of(List<Stack> stacks, Values values, String logGroup) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (Resource filter : Assembly.resources(stacks, "AWS::Logs::SubscriptionFilter")) {
            if (values.text(filter, "LogGroupName").equals(logGroup)) {
                subscriptions.add(new Subscription(
                        filter.stack().name().replace('/', '-') + "-" + filter.id(),
                        filter.stack().account(),
                        logGroup,
                        new FilterPattern(values.text(filter, "FilterPattern")),
                        DeliveryStream.of(stacks, values, values.text(filter, "DestinationArn"))));
            }
        }
        return subscriptions;
    }

    /**
     * The message in which CloudWatch Logs sends lines, not yet compressed; empty where no line passes.
     *
     * @param logStream the log stream they stand in
     */
    public byte[] envelope(String logStream, List<String> lines, Instant time) {
        ObjectNode message = JSON.createObjectNode()
                .put("messageType", "DATA_MESSAGE")
                .put("owner", owner)
                .put("logGroup", logGroup)
                .put("logStream", logStream);
        message.putArray("subscriptionFilters").add(name);
        ArrayNode events = message.putArray("logEvents");
        for (String line : lines) {
            if (pattern.takes(line)) {
                events.addObject()
                        .put(
                                "id",
                                "%056d"
                                        .formatted(Math.floorMod(
                                                line.hashCode() * 31L + time.toEpochMilli(), Long.MAX_VALUE)))
                        .put("timestamp", time.toEpochMilli())
                        .put("message", line);
            }
        }
        try {
            return events.isEmpty()
                    ? new byte[0]
                    : JSON.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
