package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/** The policies that are attached to resources, by the ARN of the resource; several of one resource are read as one. */
final class ResourcePolicies {
    /** Types that hold a policy for another resource: the property that names it, and the policy's. */
    private static final Map<String, String[]> APART = Map.of(
            "AWS::S3::BucketPolicy", new String[] {"Bucket", "PolicyDocument"},
            "AWS::SNS::TopicPolicy", new String[] {"Topics", "PolicyDocument"},
            "AWS::SQS::QueuePolicy", new String[] {"Queues", "PolicyDocument"},
            "AWS::SecretsManager::ResourcePolicy", new String[] {"SecretId", "ResourcePolicy"});

    /** Types that hold their own. */
    private static final Map<String, String> WITHIN = Map.of(
            "AWS::KMS::Key", "KeyPolicy",
            "AWS::Oam::Sink", "Policy",
            "AWS::Logs::Destination", "DestinationPolicy",
            "AWS::Logs::DeliveryDestination", "DeliveryDestinationPolicy",
            "AWS::Backup::BackupVault", "AccessPolicy",
            "AWS::Backup::LogicallyAirGappedBackupVault", "AccessPolicy",
            "AWS::ECR::Repository", "RepositoryPolicyText",
            "AWS::DynamoDB::Table", "ResourcePolicy");

    private static final java.util.regex.Pattern KEY =
            java.util.regex.Pattern.compile("arn:aws:kms:[a-z0-9-]+:\\d{12}:key/.+");

    private final Values values;
    private final Map<String, ObjectNode> documents = new TreeMap<>();
    private final Map<String, Policy> compiled = new TreeMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    ResourcePolicies(List<Stack> stacks, Values values) {
        this.values = values;
        APART.forEach((type, properties) -> Assembly.resources(stacks, type).forEach(resource -> {
            JsonNode document = values.value(resource, properties[1]);
            for (String target : Statement.texts(values.value(resource, properties[0]))) {
                add(arn(resource, target), resource.place(), document);
            }
        }));
        WITHIN.forEach((type, property) -> Assembly.resources(stacks, type).forEach(resource -> {
            JsonNode document = values.value(resource, property);
            if (document.has("PolicyDocument")) {
                document = document.path("PolicyDocument");
            }
            if (document.has("DeliveryDestinationPolicy")) {
                document = document.path("DeliveryDestinationPolicy");
            }
            if (document.has("Statement")) {
                add(values.arn(resource), resource.place(), document);
            }
        }));
        Assembly.resources(stacks, "AWS::Lambda::Permission").forEach(this::permission);
    }

    private static String arn(Resource policy, String target) {
        return target.startsWith("arn:")
                ? target
                : policy.type().startsWith("AWS::S3::")
                        ? "arn:aws:s3:::" + target
                        : "arn:aws:%s:%s:%s:%s"
                                .formatted(
                                        policy.type().split("::")[1].toLowerCase(java.util.Locale.ROOT),
                                        policy.stack().region(),
                                        policy.stack().account(),
                                        // A queue is given by its URL, which ends with its name.
                                        target.replaceFirst("^https:.*/", ""));
    }

    /** Of a Lambda permission CloudFormation makes a statement. */
    private void permission(Resource permission) {
        JsonNode written = values.value(permission.stack(), permission.node().path("Properties"));
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("Sid", permission.id()).put("Effect", "Allow");
        String principal = written.path("Principal").asText();
        statement.putObject("Principal").put(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
        statement.put("Action", written.path("Action").asText());
        String function = function(permission, written.path("FunctionName").asText());
        statement.put("Resource", function);
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        if (written.has("SourceArn")) {
            condition.putObject("ArnLike").set("AWS:SourceArn", written.path("SourceArn"));
        }
        if (written.has("SourceAccount")) {
            condition.putObject("StringEquals").set("AWS:SourceAccount", written.path("SourceAccount"));
        }
        if (!condition.isEmpty()) {
            statement.set("Condition", condition);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Version", "2012-10-17").putArray("Statement").add(statement);
        add(function, permission.stack().name() + " permissions", document);
    }

    private static String function(Resource permission, String name) {
        return name.startsWith("arn:")
                ? name
                : "arn:aws:lambda:%s:%s:function:%s"
                        .formatted(
                                permission.stack().region(), permission.stack().account(), name);
    }

    private void add(String arn, String source, JsonNode document) {
        ObjectNode known = documents.get(arn);
        if (known == null) {
            documents.put(arn, document.deepCopy());
            sources.put(arn, source);
            return;
        }
        ArrayNode statements = known.withArray("/Statement");
        document.path("Statement").forEach(statements::add);
    }

    /** The policy of the resource, or of the bucket that holds it. A key that no template makes has AWS's default. */
    @Nullable
    Policy of(String arn) {
        String holder = arn.startsWith("arn:aws:s3:::") && arn.contains("/") ? arn.substring(0, arn.indexOf('/')) : arn;
        if (!documents.containsKey(holder) && !KEY.matcher(holder).matches()) {
            return null;
        }
        return compiled.computeIfAbsent(holder, key -> {
            ObjectNode written = documents.get(key);
            return Policy.of(
                    sources.getOrDefault(key, key), written != null ? written : defaultKeyPolicy(key.split(":")[4]));
        });
    }

    private static ObjectNode defaultKeyPolicy(String account) {
        return (ObjectNode) Policy.parse("""
                {"Statement": [{"Sid": "Default", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
                  "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(account));
    }

    /** All of them by ARN. */
    Map<String, Policy> all() {
        Map<String, Policy> all = new TreeMap<>();
        documents.forEach((arn, document) -> all.put(arn, Policy.of(sources.getOrDefault(arn, arn), document)));
        return all;
    }

    Stream<String> arns() {
        return documents.keySet().stream();
    }
}
