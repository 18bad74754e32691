package jp.mymovie.app.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;

/**
 * What a synthesized assembly holds, account by account, in words a person uses.
 *
 * @param stacks the stacks of each account in the order of deployment, by the account's name
 */
record Contents(Map<String, List<Stack>> stacks) {
    /** The types worth a word in a picture, most telling first; everything else is glue between them. */
    private static final Map<String, String> WORDS = words(
            "AWS::CloudFront::Distribution", "CloudFront distribution",
            "AWS::ApiGateway::RestApi", "REST API",
            "AWS::DynamoDB::Table", "DynamoDB table",
            "AWS::Cognito::UserPool", "Cognito user pool",
            "AWS::Organizations::Organization", "organization",
            "AWS::Organizations::OrganizationalUnit", "OU",
            "AWS::Organizations::Account", "account",
            "AWS::Organizations::Policy", "policy",
            "AWS::Route53::HostedZone", "hosted zone",
            "AWS::Budgets::Budget", "budget",
            "AWS::CloudTrail::Trail", "organization trail",
            "AWS::S3::Bucket", "S3 bucket",
            "AWS::KinesisFirehose::DeliveryStream", "Firehose stream",
            "AWS::Logs::DeliveryDestination", "log delivery destination",
            "AWS::Logs::Delivery", "log delivery",
            "AWS::Glue::Table", "Athena table",
            "AWS::Athena::NamedQuery", "saved query",
            "AWS::Oam::Sink", "OAM sink",
            "AWS::Oam::Link", "OAM link",
            "AWS::CloudWatch::Dashboard", "dashboard",
            "AWS::CloudWatch::Alarm", "alarm",
            "AWS::Backup::BackupPlan", "backup plan",
            "AWS::SNS::Topic", "topic",
            "AWS::SQS::Queue", "queue",
            "AWS::Lambda::Function", "Java function",
            "AWS::IAM::Group", "group",
            "AWS::IAM::OIDCProvider", "OIDC provider",
            "AWS::IAM::Role", "role");

    /**
     * @param name such as {@code Data}
     * @param region such as {@code us-east-1}
     * @param holds what is in it, such as {@code 2 Java functions}
     */
    record Stack(String name, String region, List<String> holds) {}

    static Contents read(Assembly assembly) {
        Map<String, List<Stack>> stacks = new LinkedHashMap<>();
        for (Account account : assembly.accounts()) {
            stacks.put(
                    account.name(),
                    assembly.stage(account.name()).stream()
                            .map(stack -> new Stack(
                                    stack.name().replaceFirst(".*/", ""), stack.region(), holds(stack.resources())))
                            .toList());
        }
        return new Contents(stacks);
    }

    private static List<String> holds(List<Resource> resources) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Resource resource : resources) {
            // The CDK brings small functions of its own, which are glue.
            boolean ours = !resource.type().equals("AWS::Lambda::Function")
                    || resource.property("Runtime").asText().startsWith("java");
            if (ours) {
                counts.merge(resource.type(), 1, Integer::sum);
            }
        }
        List<String> holds = new ArrayList<>();
        WORDS.forEach((type, word) -> {
            int count = counts.getOrDefault(type, 0);
            if (count > 0) {
                holds.add(count == 1 ? word : count + " " + plural(word));
            }
        });
        return holds;
    }

    private static String plural(String word) {
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
