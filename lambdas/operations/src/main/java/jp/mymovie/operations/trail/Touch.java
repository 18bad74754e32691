package jp.mymovie.operations.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A call of the trail that touched what is promised, or tried to: names, ARNs, addresses and times, and nothing of what was
 * sent.
 *
 * @param call such as {@code events:DisableRule}
 * @param promise what it touches
 * @param time in UTC
 * @param account the 12 digits of the account that was called
 * @param on names and ARNs of what was touched
 * @param from the address, or the service of AWS, that the call came from
 */
record Touch(
        String call,
        String promise,
        String time,
        String account,
        String region,
        String on,
        Caller caller,
        String from,
        Refused refused) {
    /** Parameters that hold names and ARNs of what is promised, and no content; what is part of another comes last. */
    private static final List<String> NAMES = List.of(
            "accountId",
            "alarmName",
            "alarmNames",
            "backupPlanId",
            "backupVaultName",
            "bucketName",
            "databaseName",
            "delegatedAdminAccountId",
            "deliveryStreamName",
            "keyId",
            "logGroupIdentifier",
            "logGroupName",
            "memberAccountId",
            "name",
            "policyId",
            "policyName",
            "recoveryPointArn",
            "resourceArn",
            "rule",
            "subscriptionArn",
            "tableName",
            "targetId",
            "topicArn",
            "trailName",
            "userPoolId",
            "attributeName",
            "filterName",
            "ids",
            "label",
            "policyType");

    /** Longer texts are somebody's, who wants the rest not to be read. */
    private static final int MOST = 256;

    /** The touch of a record, empty where it is none of what {@link Settings} wants to be told. */
    static Optional<Touch> of(Map<String, @Nullable Object> event, Settings settings) {
        String service = Json.text(event, "eventSource").replaceFirst("\\.amazonaws\\.com$", "");
        String name = Json.text(event, "eventName");
        String account = plain(Json.text(event, "recipientAccountId"));
        Refused refused = Refused.of(Json.text(event, "errorCode"), Json.text(event, "errorMessage"));
        List<String> on = names(event, refused);
        Caller caller = Caller.of(Json.object(event, "userIdentity"), settings.deployersOf(account));
        return Watched.of(service, name)
                .or(() -> archive(service, name, on, settings))
                .filter(watched -> settings.tellsAllOf(account) || refused.isRefused() || watched.isToldOf(caller))
                .map(watched -> new Touch(
                        service + ":" + name,
                        watched.promise(),
                        plain(Json.text(event, "eventTime")),
                        account.isEmpty() ? "without a number" : account,
                        plain(Json.text(event, "awsRegion")),
                        on.isEmpty() ? "nothing that has a name" : String.join(", ", on),
                        caller,
                        plain(Json.text(event, "sourceIPAddress")),
                        refused));
    }

    /** No list of calls that would age: what reads begins with one of three words. */
    private static Optional<Watched> archive(String service, String name, List<String> on, Settings settings) {
        boolean reads = Stream.of("Get", "Head", "List").anyMatch(name::startsWith);
        return service.equals("s3") && !reads && on.stream().anyMatch(settings::isOfTheArchive)
                ? Optional.of(new Watched(service, "a bucket of the archive", name.startsWith("Delete"), Set.of(name)))
                : Optional.empty();
    }

    /** The trail leaves parameters out of some calls that were refused: then the message and the resources have names. */
    private static List<String> names(Map<String, @Nullable Object> event, Refused refused) {
        Map<String, @Nullable Object> parameters = Json.object(event, "requestParameters");
        List<String> names = new ArrayList<>();
        for (String key : NAMES) {
            Stream.concat(Stream.of(Json.text(parameters, key)), Json.texts(parameters, key).stream())
                    .forEach(names::add);
        }
        Json.objects(event, "resources").forEach(resource -> names.add(Json.text(resource, "ARN")));
        names.add(refused.on());
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(Touch::plain)
                .distinct()
                .toList();
    }

    /** Names are chosen by whoever makes the call: no line of an e-mail is theirs to write. */
    static String plain(String text) {
        String line = text.replaceAll("[^ -~]", "?");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }

    /** Some lines for a person. */
    String text() {
        return """
                %s %s in account %s, %s%s
                  touches %s
                  on %s
                  by %s
                  from %s
                  %s
                """.formatted(
                        time, call, account, region, refused.text(), promise, on, caller.by(), from, caller.text());
    }
}
