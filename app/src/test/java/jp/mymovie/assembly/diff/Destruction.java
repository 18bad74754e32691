package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/** Changes that destroy a resource's data or a protection that it has. */
final class Destruction {
    /**
     * @param kind such as {@code replace}
     * @param name what is changed
     * @param stacks what a deployment would bring instead of the resource's stack
     */
    record Change(String kind, String name, List<Stack> stacks) {}

    private final Resource resource;
    private final List<Change> changes = new ArrayList<>();

    private Destruction(Resource resource) {
        this.resource = resource;
    }

    static List<Change> of(Resource resource, List<String> replacing) {
        Destruction destruction = new Destruction(resource);
        destruction.changes.add(delete(resource));
        destruction.moves();
        replacing.forEach(
                property -> destruction.properties("replace", property, properties -> other(properties, property)));
        destruction.changes("replace", "Type", node -> node.put("Type", "AWS::SNS::Topic"));
        destruction.policies();
        destruction.protections();
        destruction.schemas();
        return destruction.changes;
    }

    static Change delete(Resource resource) {
        return new Change("delete", "", List.of(without(resource)));
    }

    static Stack with(Stack stack, JsonNode template) {
        return new Stack(
                stack.stage(),
                stack.name(),
                stack.account(),
                stack.region(),
                template,
                stack.directory(),
                stack.assets());
    }

    private static Stack without(Resource resource) {
        ObjectNode template = resource.stack().template().deepCopy();
        ((ObjectNode) template.path("Resources")).remove(resource.id());
        return with(resource.stack(), template);
    }

    private void moves() {
        Stack left = without(resource);
        ObjectNode template = left.template().deepCopy();
        ((ObjectNode) template.path("Resources")).set(resource.id() + "X", resource.node());
        changes.add(new Change("rename", "", List.of(with(left, template))));
        ObjectNode there = JsonNodeFactory.instance.objectNode();
        there.putObject("Resources").set(resource.id(), resource.node());
        changes.add(new Change(
                "move",
                "",
                List.of(
                        left,
                        new Stack(
                                left.stage(),
                                left.name() + "2",
                                left.account(),
                                left.region(),
                                there,
                                left.directory(),
                                left.assets()))));
    }

    private void policies() {
        for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            if (resource.node().path(policy).asText().startsWith("Retain")) {
                changes("policy", policy, node -> node.put(policy, "Delete"));
                changes("policy", "no " + policy, node -> node.remove(policy));
            }
        }
        changes("condition", "Condition", node -> node.put("Condition", "Never"));
    }

    private void protections() {
        switch (resource.type()) {
            case "AWS::DynamoDB::Table" -> {
                without("DeletionProtectionEnabled", "PointInTimeRecoverySpecification");
                without("StreamSpecification", "TimeToLiveSpecification");
                if (has("StreamSpecification")) {
                    properties(
                            "protection",
                            "StreamViewType",
                            properties -> properties
                                    .withObject("/StreamSpecification")
                                    .put("StreamViewType", "KEYS_ONLY"));
                }
                if (has("TimeToLiveSpecification")) {
                    properties(
                            "protection",
                            "another expiry",
                            properties -> properties
                                    .withObject("/TimeToLiveSpecification")
                                    .put("AttributeName", "createdAt"));
                }
            }
            case "AWS::S3::Bucket" -> {
                without("VersioningConfiguration");
                if (has("VersioningConfiguration")) {
                    properties(
                            "protection",
                            "Suspended",
                            properties -> properties
                                    .withObject("/VersioningConfiguration")
                                    .put("Status", "Suspended"));
                }
                if (resource.property("ObjectLockConfiguration").has("Rule")) {
                    properties(
                            "protection",
                            "lock of a day",
                            properties -> properties
                                    .withObject("/ObjectLockConfiguration/Rule/DefaultRetention")
                                    .put("Days", 1));
                    properties(
                            "protection",
                            "lock of governance",
                            properties -> properties
                                    .withObject("/ObjectLockConfiguration/Rule/DefaultRetention")
                                    .put("Mode", "OTHER"));
                }
                properties(
                        "protection",
                        "objects expire in a day",
                        properties -> properties
                                .withObject("/LifecycleConfiguration")
                                .withArray("Rules")
                                .addObject()
                                .put("Status", "Enabled")
                                .put("ExpirationInDays", 1));
            }
            case "AWS::Cognito::UserPool" -> {
                without("DeletionProtection");
                properties("protection", "INACTIVE", properties -> properties.put("DeletionProtection", "INACTIVE"));
            }
            case "AWS::Backup::BackupVault" -> {
                without("LockConfiguration");
                properties(
                        "protection",
                        "lock of a day",
                        properties ->
                                properties.withObject("/LockConfiguration").put("MinRetentionDays", 1));
            }
            case "AWS::Logs::LogGroup" ->
                properties("protection", "lines of a day", properties -> properties.put("RetentionInDays", 1));
            case "AWS::SQS::Queue" ->
                properties(
                        "protection",
                        "messages of a minute",
                        properties -> properties.put("MessageRetentionPeriod", 60));
            case "AWS::KMS::Key" -> properties("protection", "off", properties -> properties.put("Enabled", false));
            default -> {}
        }
    }

    private void schemas() {
        switch (resource.type()) {
            case "AWS::DynamoDB::Table" -> {
                properties(
                        "schema",
                        "type of a key",
                        properties -> ((ObjectNode) properties
                                        .withArray("AttributeDefinitions")
                                        .get(0))
                                .put("AttributeType", "B"));
                if (has("LocalSecondaryIndexes")) {
                    properties(
                            "schema",
                            "no local index",
                            properties -> properties
                                    .withArray("LocalSecondaryIndexes")
                                    .remove(0));
                    properties(
                            "schema",
                            "a local index",
                            properties -> properties
                                    .withArray("LocalSecondaryIndexes")
                                    .addObject()
                                    .put("IndexName", "more"));
                }
            }
            case "AWS::Cognito::UserPool" -> {
                properties("schema", "UsernameAttributes", properties -> other(properties, "UsernameAttributes"));
                properties(
                        "schema",
                        "UsernameConfiguration",
                        properties ->
                                properties.withObject("/UsernameConfiguration").put("CaseSensitive", true));
                for (int i = 0; i < resource.property("Schema").size(); i++) {
                    int at = i;
                    properties(
                            "schema",
                            "no attribute " + i,
                            properties -> properties.withArray("Schema").remove(at));
                    properties("schema", "attribute " + i, properties -> {
                        ObjectNode attribute =
                                (ObjectNode) properties.withArray("Schema").get(at);
                        attribute.put("Required", !attribute.path("Required").asBoolean());
                    });
                }
            }
            case "AWS::KMS::Key" -> properties("schema", "KeyUsage", properties -> other(properties, "KeyUsage"));
            case "AWS::Organizations::Account" ->
                properties("schema", "Email", properties -> other(properties, "Email"));
            default -> {}
        }
    }

    private boolean has(String property) {
        return !resource.property(property).isMissingNode();
    }

    private void without(String... names) {
        for (String name : names) {
            if (has(name)) {
                properties("protection", "no " + name, properties -> properties.remove(name));
            }
        }
    }

    private static void other(ObjectNode properties, String name) {
        JsonNode now = properties.path(name);
        if (now.isBoolean()) {
            properties.put(name, !now.booleanValue());
        } else if (now.isArray()) {
            properties.withArray(name).removeAll().add("other");
        } else {
            properties.put(name, "other");
        }
    }

    private void properties(String kind, String name, Consumer<ObjectNode> change) {
        changes(kind, name, node -> change.accept(node.withObject("Properties")));
    }

    private void changes(String kind, String name, Consumer<ObjectNode> change) {
        ObjectNode template = resource.stack().template().deepCopy();
        change.accept((ObjectNode) template.path("Resources").path(resource.id()));
        changes.add(new Change(kind, name, List.of(with(resource.stack(), template))));
    }
}
