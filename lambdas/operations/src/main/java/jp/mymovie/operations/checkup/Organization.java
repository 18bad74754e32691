package jp.mymovie.operations.checkup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Links, topics and parameters as AWS knows them. Needs {@code oam:ListSinks}, {@code oam:ListAttachedLinks}, {@code
 * ssm:DescribeParameters} and {@code sns:GetTopicAttributes}; for topics of other accounts their policies must allow it too.
 *
 * @see <a href="https://docs.aws.amazon.com/OAM/latest/APIReference/API_ListAttachedLinks.html">ListAttachedLinks</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html">
 *     DescribeParameters</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</a>
 */
final class Organization implements Connections {
    private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]+:oam:[^:]+:(\\d{12}):link/.+");

    private final SignedHttp aws;

    Organization(SignedHttp aws) {
        this.aws = aws;
    }

    @Override
    public Set<String> linkedAccounts(String region) {
        Set<String> accounts = new TreeSet<>();
        // A region has one sink at most.
        for (Map<String, @Nullable Object> sink : Json.objects(oam(region, "/ListSinks", Map.of()), "Items")) {
            String next = "";
            do {
                Map<String, String> body = new java.util.LinkedHashMap<>();
                body.put("SinkIdentifier", Json.text(sink, "Arn"));
                if (!next.isEmpty()) {
                    body.put("NextToken", next);
                }
                Map<String, @Nullable Object> page = oam(region, "/ListAttachedLinks", body);
                for (Map<String, @Nullable Object> link : Json.objects(page, "Items")) {
                    Matcher arn = ACCOUNT.matcher(Json.text(link, "LinkArn"));
                    if (arn.matches()) {
                        accounts.add(arn.group(1));
                    }
                }
                next = Json.text(page, "NextToken");
            } while (!next.isEmpty());
        }
        return accounts;
    }

    private Map<String, @Nullable Object> oam(String region, String path, Map<String, String> body) {
        return Json.object(aws.send(new Call(
                SdkHttpMethod.POST,
                "oam",
                region,
                "oam.%s.amazonaws.com".formatted(region),
                path,
                Map.of("Content-Type", "application/json"),
                Json.write(body))));
    }

    /** Asks for the name alone: the value is the probe's. */
    @Override
    public boolean hasParameter(String region, String name) {
        Map<String, ?> filter = Map.of("Key", "Name", "Option", "Equals", "Values", List.of(name));
        String answer = aws.send(Call.json(
                "ssm",
                region,
                "AmazonSSM.DescribeParameters",
                Json.write(Map.of("ParameterFilters", List.of(filter)))));
        return !Json.objects(Json.object(answer), "Parameters").isEmpty();
    }

    @Override
    public Subscriptions subscriptions(String topicArn) {
        String region = topicArn.split(":")[3];
        String answer = aws.send(Call.query(
                "sns",
                region,
                "sns.%s.amazonaws.com".formatted(region),
                "Action=GetTopicAttributes&Version=2010-03-31&TopicArn=" + URLEncoder.encode(topicArn, UTF_8)));
        return new Subscriptions(number(answer, "SubscriptionsConfirmed"), number(answer, "SubscriptionsPending"));
    }

    private static int number(String answer, String key) {
        Matcher entry = Pattern.compile("<key>%s</key>\\s*<value>(\\d+)</value>".formatted(key))
                .matcher(answer);
        if (!entry.find()) {
            throw new IllegalStateException("'%s' must be among the attributes, got %s".formatted(key, answer));
        }
        return Integer.parseInt(entry.group(1));
    }
}
