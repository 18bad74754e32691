package jp.mymovie.operations.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A call of the trail that touched what watches the account: names, ARNs, addresses and times, and nothing of what was
 * sent.
 *
 * @param call such as {@code events:DisableRule}
 * @param time in UTC
 * @param on names and ARNs of what was touched
 * @param by the ARN of whoever did it
 * @param from the address, or the service of AWS, that the call came from
 * @param deployment whether it was done by the role of the estate's deployments
 * @param refused the error code; empty where the call took effect
 */
record Touch(
        String call,
        String time,
        String region,
        String on,
        String by,
        String from,
        boolean deployment,
        String refused) {
    /** Parameters that hold names and ARNs of rules, targets, topics, trails and alarms. */
    private static final List<String> NAMES = List.of(
            "name",
            "rule",
            "ids",
            "topicArn",
            "subscriptionArn",
            "attributeName",
            "label",
            "trailName",
            "alarmName",
            "alarmNames",
            "memberAccountId",
            "delegatedAdminAccountId");

    /** Longer texts are somebody's, who wants the rest not to be read. */
    private static final int MOST = 256;

    /** @param deployers the ARNs of the roles with which CloudFormation deploys */
    static Touch of(Map<String, @Nullable Object> event, Set<String> deployers) {
        Map<String, @Nullable Object> who = Json.object(event, "userIdentity");
        String role = Json.text(Json.object(Json.object(who, "sessionContext"), "sessionIssuer"), "arn");
        String service = Json.text(event, "eventSource").replaceFirst("\\.amazonaws\\.com$", "");
        return new Touch(
                service + ":" + Json.text(event, "eventName"),
                plain(Json.text(event, "eventTime")),
                plain(Json.text(event, "awsRegion")),
                names(Json.object(event, "requestParameters")),
                plain(first(Json.text(who, "arn"), Json.text(who, "invokedBy"), Json.text(who, "type"))),
                plain(Json.text(event, "sourceIPAddress")),
                deployers.contains(role),
                plain(Json.text(event, "errorCode")));
    }

    private static String names(Map<String, @Nullable Object> parameters) {
        List<String> names = new ArrayList<>();
        for (String key : NAMES) {
            Stream.concat(Stream.of(Json.text(parameters, key)), Json.texts(parameters, key).stream())
                    .filter(name -> !name.isEmpty())
                    .map(Touch::plain)
                    .forEach(names::add);
        }
        return names.isEmpty() ? "nothing that has a name" : String.join(", ", names);
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("nobody named");
    }

    /** Names are chosen by whoever makes the call: no line of an e-mail is theirs to write. */
    private static String plain(String text) {
        String line = text.replaceAll("[^ -~]", "?");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }

    /** Some lines for a person. */
    String text() {
        return """
                %s %s in %s%s
                  on %s
                  by %s
                  from %s
                  %s
                """.formatted(
                        time,
                        call,
                        region,
                        refused.isEmpty() ? "" : ", refused: " + refused,
                        on,
                        by,
                        from,
                        deployment
                                ? "a deployment of the estate"
                                : "no deployment: somebody did it by hand, or with a stolen key");
    }
}
