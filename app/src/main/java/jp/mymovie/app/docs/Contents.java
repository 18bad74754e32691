package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a synthesized assembly holds, account by account, in words a person uses.
 *
 * @param stacks the stacks of each account in the order of deployment, by the account's name
 */
record Contents(Map<String, List<Stack>> stacks) {
    private static final List<String> ACCOUNTS = List.of("Management", "LogArchive", "Monitoring", "Stg", "Prod");

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

    static Contents read(Path assembly) {
        Map<String, List<Stack>> stacks = new LinkedHashMap<>();
        for (String account : ACCOUNTS) {
            Path stage = assembly.resolve("assembly-" + account);
            List<Stack> found = new ArrayList<>();
            for (JsonNode artifact : json(stage.resolve("manifest.json")).path("artifacts")) {
                if (artifact.path("type").asText().equals("aws:cloudformation:stack")) {
                    String environment = artifact.path("environment").asText();
                    found.add(new Stack(
                            artifact.path("displayName").asText().replaceFirst(".*/", ""),
                            environment.substring(environment.lastIndexOf('/') + 1),
                            holds(json(stage.resolve(
                                    artifact.at("/properties/templateFile").asText())))));
                }
            }
            stacks.put(account, found);
        }
        return new Contents(stacks);
    }

    private static List<String> holds(JsonNode template) {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode resource : template.path("Resources")) {
            String type = resource.path("Type").asText();
            // The CDK brings small functions of its own, which are glue.
            boolean ours = !type.equals("AWS::Lambda::Function")
                    || resource.at("/Properties/Runtime").asText().startsWith("java");
            if (ours) {
                counts.merge(type, 1, Integer::sum);
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

    private static JsonNode json(Path file) {
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable: run ./mymovie synth first".formatted(file), e);
        }
    }
}
