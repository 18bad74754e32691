package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/** Faults to be put into a first day that works, by name: the known stops by hand, the others made up from what is there. */
final class Sabotages {
    private static final String DAY = "bootstrap.md";
    private static final String HOME = "ap-northeast-1";

    private final Map<String, UnaryOperator<Inputs>> all = new LinkedHashMap<>();
    private final Inputs sound;

    private Sabotages(Inputs sound) {
        this.sound = sound;
    }

    /** The stops of the first day as they stood, each put back alone. */
    static Map<String, UnaryOperator<Inputs>> stops(Inputs sound) {
        Sabotages sabotages = new Sabotages(sound);
        sabotages.known();
        return sabotages.all;
    }

    /** A command dropped, two swapped, a grant, a boundary's action or a dependency taken out, a name kept, more. */
    static Map<String, UnaryOperator<Inputs>> others(Inputs sound) {
        Sabotages sabotages = new Sabotages(sound);
        sabotages.commands();
        sabotages.boundaries();
        sabotages.grants();
        sabotages.chains();
        sabotages.features();
        sabotages.retained();
        sabotages.wider();
        sabotages.lastDay();
        return sabotages.all;
    }

    private void known() {
        all.put(
                "1 the baseline of management is deployed by no command",
                inputs -> inputs.text(DAY, text -> text.replace("Management/Baseline ", "")));
        all.put(
                "1 the links of us-east-1 are deployed by no command",
                inputs -> inputs.text(DAY, text -> text.replace(" Management/EdgeTelemetry", "")));
        all.put(
                "2 the boundary has no ssm:AddTagsToResource",
                inputs -> inputs.template(
                        bootstrap("Prod", HOME), template -> remove(template, "ssm:AddTagsToResource")));
        all.put(
                "2 the boundary has no ssm:RemoveTagsFromResource",
                inputs -> inputs.template(
                        bootstrap("Stg", HOME), template -> remove(template, "ssm:RemoveTagsFromResource")));
        all.put(
                "3 the role trusts a subject without ids",
                inputs -> inputs.words(
                        bootstrap("Prod", HOME), subject("prod"), "repo:%s:environment:prod".formatted(repository())));
        all.put(
                "3 the perimeter knows a subject without ids",
                inputs -> inputs.words(
                        "Management/Guardrails", subject("stg"), "repo:%s:environment:stg".formatted(repository())));
        all.put(
                "4 break-glass may not register its keys",
                inputs -> inputs.template(
                        bootstrap("Management", HOME), template -> remove(template, "iam:EnableMFADevice")));
        all.put(
                "5 an account sets what the declarative policy sets",
                inputs -> inputs.template(
                        "Stg/Baseline",
                        template -> resources(template)
                                .putObject("Snapshots")
                                .put("Type", "AWS::EC2::SnapshotBlockPublicAccess")
                                .putObject("Properties")
                                .put("State", "block-all-sharing")));
        all.put("6 a guardrail is made beside the accounts", inputs -> {
            JsonNode guardrail = first(sound.stack("Management/Guardrails"), "AWS::Organizations::Policy")
                    .node();
            return inputs.template(
                    "Management/Organization", template -> resources(template).set("Guardrail", guardrail));
        });
        all.put(
                "6 two accounts are made at the same time",
                inputs -> inputs.template(
                        "Management/Organization",
                        template ->
                                lastOf(template, "AWS::Organizations::Account").remove("DependsOn")));
        all.put(
                "7 contact is not among the settings of the runbook",
                inputs -> inputs.text(DAY, text -> text.replace("`contact`", "the contact")));
        all.put(
                "8 the lake's bucket stays after a failed first deployment",
                inputs -> inputs.template(
                        "LogArchive/Lake",
                        template -> firstOf(template, "AWS::S3::Bucket").put("DeletionPolicy", "Retain")));
        all.put(
                "8 nobody may delete the lake's bucket",
                inputs -> inputs.template(
                        "Management/Guardrails",
                        template -> policies(template, "KeepLogs")
                                .forEach(statement -> ((ObjectNode) statement)
                                        .remove(List.of("NotAction", "Condition"))
                                        .put("Action", "s3:DeleteBucket")
                                        .put("Resource", "*"))));
        all.put(
                "9 a delegation does not wait for the service-linked role",
                inputs -> inputs.template(
                        "Management/Features",
                        template -> properties(firstOf(template, "Custom::OrganizationFeatures"))
                                .remove("ServiceLinkedRoles")));
        all.put(
                "9 a delegation does not wait for trusted access",
                inputs -> inputs.template(
                        "Management/Features",
                        template -> properties(firstOf(template, "Custom::OrganizationFeatures"))
                                .remove("ServicePrincipals")));
        all.put(
                "10 a query matches two resources",
                inputs -> inputs.text(
                        "origin-key-rotation.md",
                        text -> text.replace("AWS::ApiGateway::RestApi", "AWS::ApiGateway::GatewayResponse")));
        all.put(
                "10 a query matches none",
                inputs -> inputs.text(
                        "roll-back.md", text -> text.replace("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")));
        all.put(
                "11 the stronger brake is pulled by an administrator",
                inputs -> inputs.text(DAY, text -> text.replace("[profile mymovie-prod]", """
                                [profile mymovie-people]
                                role_arn = arn:aws:iam::<stg id>:role/Administrator
                                source_profile = mymovie-user
                                mfa_serial = arn:aws:iam::<management id>:mfa/<device>
                                region = <home region>

                                [profile mymovie-prod]"""))
                        .text(
                                "kill-switch.md",
                                text -> text.replace("AWS_PROFILE=mymovie-<stg|prod>", "AWS_PROFILE=mymovie-people")));
        all.put(
                "13 the baseline covers one region",
                inputs -> inputs.template(
                        "Prod/Baseline",
                        template -> ((ArrayNode) properties(firstOf(template, "Custom::AccountBaseline"))
                                        .path("Regions"))
                                .remove(1)));
        all.put("13 alarms go to an address without an MX record", inputs -> {
            Inputs real = inputs.estate(estate -> estate.put("domain", "films-estate.dev"));
            for (Stack stack : sound.blueprint().stacks()) {
                if (stack.template().toString().contains("mymovie.example")) {
                    real = real.words(stack.name(), "mymovie.example", "films-estate.dev");
                }
            }
            return real;
        });
    }

    /** Each command that changes something: left out; and each deployment before the one above it. */
    private void commands() {
        String text = sound.runbooks().getOrDefault(DAY, "");
        Matcher command = Pattern.compile(
                        "^(?:\\./mymovie bootstrap|npx cdk deploy|aws iam (?:create|add)|aws acm wait)(?:.*\\\\\\n)*.*$",
                        Pattern.MULTILINE)
                .matcher(text);
        String before = "";
        int number = 0;
        while (command.find()) {
            String found = command.group();
            int at = command.start();
            String name =
                    "%d %s".formatted(++number, found.replaceAll("\\s+", " ").replaceAll("\\\\ ", ""));
            all.put(
                    "dropped: " + name,
                    inputs -> inputs.text(DAY, whole -> whole.substring(0, at) + whole.substring(at + found.length())));
            if (found.startsWith("npx") && before.startsWith("npx") && !found.equals(before)) {
                String above = before;
                all.put(
                        "swapped with the one above: " + name,
                        inputs -> inputs.text(
                                DAY,
                                whole -> whole.substring(0, whole.lastIndexOf(above, at))
                                        + found
                                        + whole.substring(whole.lastIndexOf(above, at) + above.length(), at)
                                        + above
                                        + whole.substring(at + found.length())));
            }
            before = found;
        }
        all.put(
                "a secret without its replica",
                inputs -> inputs.text(DAY, whole -> whole.replace("--add-replica-regions Region=us-east-1 ", "")));
        all.put(
                "a certificate in the home region",
                inputs -> inputs.text(
                        DAY, whole -> whole.replace("request-certificate --region us-east-1", "request-certificate")));
        all.put(
                "a sink that nobody records",
                inputs -> inputs.text(DAY, whole -> whole.replace("`sinkArn`", "the sink")));
        all.put(
                "a profile without a source",
                inputs -> inputs.text(
                        DAY,
                        whole -> whole.replaceFirst(
                                "source_profile = mymovie-user", "source_profile = mymovie-nobody")));
        all.put(
                "a misspelt stack",
                inputs -> inputs.text(DAY, whole -> whole.replace("Management/Trail", "Management/Trial")));
        all.put(
                "another account's profile",
                inputs -> inputs.text(
                        DAY,
                        whole -> whole.replace(
                                "'Monitoring/*' --profile mymovie-monitoring",
                                "'Monitoring/*' --profile mymovie-stg")));
        all.put(
                "a command of the CLI that is none of the launcher's",
                inputs -> inputs.text(DAY, whole -> whole.replace("./mymovie rehearse", "./mymovie rehears")));
    }

    private void boundaries() {
        Stack bootstrap = sound.stack(bootstrap("Prod", HOME));
        JsonNode actions =
                bootstrap.template().at("/Resources/WorkloadBoundary/Properties/PolicyDocument/Statement/0/Action");
        for (JsonNode action : actions) {
            all.put(
                    "the workload boundary without " + action.asText(),
                    inputs -> inputs.template(
                            bootstrap.name(),
                            template -> remove(template.at("/Resources/WorkloadBoundary"), action.asText())));
        }
    }

    /** Every thirtieth of the actions that CloudFormation may call in prod, taken out. */
    private void grants() {
        Stack bootstrap = sound.stack(bootstrap("Prod", HOME));
        TreeSet<String> actions = new TreeSet<>();
        bootstrap.resources().stream()
                .filter(resource -> resource.id().startsWith("ExecutionPolicy"))
                .forEach(resource -> resource.node()
                        .findValues("Action")
                        .forEach(list -> list.forEach(action -> actions.add(action.asText()))));
        int number = 0;
        for (String action : actions) {
            if (number++ % 30 == 0) {
                all.put(
                        "CloudFormation without " + action,
                        inputs -> inputs.template(
                                bootstrap.name(),
                                template -> bootstrap.resources().stream()
                                        .filter(resource -> resource.id().startsWith("ExecutionPolicy"))
                                        .forEach(resource ->
                                                remove(resources(template).path(resource.id()), action))));
            }
        }
        all.put(
                "the deploy role trusts nobody of the account",
                inputs -> inputs.words(bootstrap("Stg", HOME), "role/OrganizationAccountAccessRole", "role/Nobody"));
        all.put(
                "the deploy role may not pass the execution role",
                inputs -> inputs.words(
                        bootstrap("Stg", HOME),
                        "\"iam:PassedToService\":\"cloudformation.amazonaws.com\"",
                        "\"iam:PassedToService\":\"x\""));
        all.put(
                "people may not switch roles",
                inputs -> inputs.template(
                        bootstrap("Management", HOME),
                        template -> remove(template.at("/Resources/AdministratorsGroup"), "sts:AssumeRole")));
        all.put(
                "nobody may be tagged: the guardrails refuse CreateRole to CloudFormation",
                inputs -> inputs.words(
                        "Management/Guardrails", "cdk-hnb659fds-cfn-exec-role-*", "cdk-other-cfn-exec-role-*"));
    }

    private void chains() {
        for (String stack : List.of("Management/Organization", "Management/Guardrails")) {
            sound.stack(stack).resources().stream()
                    .filter(resource -> resource.node().has("DependsOn"))
                    .forEach(resource -> all.put(
                            "%s '%s' depends on nothing".formatted(stack, resource.plainId()),
                            inputs -> inputs.template(
                                    stack,
                                    template -> ((ObjectNode)
                                                    resources(template).path(resource.id()))
                                            .remove("DependsOn"))));
        }
        for (String stack : List.of("Stg/Edge", "Stg/Api", "Management/KillSwitch", "Management/Guardrails")) {
            if (!sound.blueprint().dependencies().getOrDefault(stack, List.of()).isEmpty()) {
                all.put(stack + " is deployed without those before it", inputs -> inputs.independent(stack));
            }
        }
    }

    private void features() {
        for (String feature :
                List.of("cloudtrail.amazonaws.com", "RESOURCE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2")) {
            all.put(
                    "the features of the organization without " + feature,
                    inputs -> inputs.template(
                            "Management/Features",
                            template -> remove(firstOf(template, "Custom::OrganizationFeatures"), feature)));
        }
    }

    private void retained() {
        for (String place :
                List.of("Stg/Data", "Stg/Web", "Management/Dns", "LogArchive/Lake", bootstrap("Prod", HOME))) {
            Resource kept = sound.stack(place).resources().stream()
                    .filter(resource ->
                            resource.node().path("DeletionPolicy").asText().equals("RetainExceptOnCreate"))
                    .findFirst()
                    .orElse(null);
            if (kept != null) {
                all.put(
                        "%s keeps %s of a failed first deployment".formatted(place, kept.type()),
                        inputs -> inputs.template(
                                place,
                                template -> ((ObjectNode) resources(template).path(kept.id()))
                                        .put("DeletionPolicy", "Retain")));
            }
        }
        all.put(
                "a function reserves concurrency",
                inputs -> inputs.template(
                        "Prod/Api",
                        template -> properties(firstOf(template, "AWS::Lambda::Function"))
                                .put("ReservedConcurrentExecutions", 5)));
        all.put(
                "a type without known calls",
                inputs -> inputs.template(
                        "Prod/Web",
                        template -> resources(template)
                                .putObject("New")
                                .put("Type", "AWS::New::Thing")
                                .putObject("Properties")));
        all.put(
                "the trail writes into a bucket that comes later",
                inputs -> inputs.text(
                        DAY,
                        text -> text.replace("Management/Trail ", "")
                                .replace(
                                        "npx cdk deploy Management/Dns --profile",
                                        "npx cdk deploy Management/Dns Management/Trail --profile")));
    }

    private void wider() {
        all.put(
                "a function's role may make users",
                inputs -> inputs.template(
                        "Prod/Api",
                        template -> ((ArrayNode) firstOf(template, "AWS::IAM::Policy")
                                        .at("/Properties/PolicyDocument/Statement"))
                                .addObject()
                                .put("Effect", "Allow")
                                .put("Action", "iam:CreateUser")
                                .put("Resource", "*")));
        all.put(
                "CloudFormation is administrator",
                inputs -> inputs.template(
                        bootstrap("Prod", HOME),
                        template -> ((ArrayNode) template.at(
                                        "/Resources/CloudFormationExecutionRole/Properties/ManagedPolicyArns"))
                                .add("arn:aws:iam::aws:policy/AdministratorAccess")));
        all.put(
                "everybody of the account may deploy",
                inputs -> inputs.template(
                        bootstrap("Prod", HOME),
                        template -> template.at(
                                        "/Resources/DeploymentActionRole/Properties/AssumeRolePolicyDocument/Statement")
                                .forEach(statement -> ((ObjectNode) statement).remove("Condition"))));
        all.put(
                "a role is trusted that comes later",
                inputs -> inputs.template(
                        "LogArchive/Lake",
                        template -> ((ArrayNode) firstOf(template, "AWS::S3::BucketPolicy")
                                        .at("/Properties/PolicyDocument/Statement"))
                                .addObject()
                                .put("Effect", "Allow")
                                .put("Action", "s3:GetObject")
                                .put("Resource", "*")
                                .putObject("Principal")
                                .put("AWS", "arn:aws:iam::000000000005:role/mymovie-log-writer")));
    }

    private void lastDay() {
        String page = "tear-down.md";
        all.put(
                "tear-down: a stack keeps its termination protection",
                inputs -> inputs.text(
                        page,
                        text -> text.replaceFirst(
                                "(?m)^aws cloudformation update-termination-protection.*Prod-Data.*\\n", "")));
        all.put(
                "tear-down: an account is forgotten",
                inputs ->
                        inputs.text(page, text -> text.replaceFirst("(?m)^npx cdk destroy 'Monitoring/\\*'.*\\n", "")));
        all.put(
                "tear-down: an administrator of the account deletes",
                inputs -> inputs.text(
                        page,
                        text -> text.replace("--force --profile mymovie-stg", "--force --profile mymovie-management")));
        all.put(
                "tear-down: a table keeps its name in a misspelt command",
                inputs -> inputs.text(
                        page,
                        text -> text.replace(
                                "dynamodb delete-table --table-name", "dynamodb delete-tables --table-name")));
        all.put(
                "tear-down: the guardrails' keeper may not delete log groups",
                inputs -> inputs.template(
                        "Management/Guardrails",
                        template -> ((ObjectNode)
                                        policies(template, "DenyLeaving").getFirst())
                                .put("Action", "logs:DeleteLogGroup")));
    }

    private String subject(String environment) {
        JsonNode repository = repositoryNode();
        String[] name = repository.path("name").asText().split("/");
        return "repo:%s@%s/%s@%s:environment:%s"
                .formatted(
                        name[0],
                        repository.path("ownerId").asText(),
                        name[1],
                        repository.path("id").asText(),
                        environment);
    }

    private JsonNode repositoryNode() {
        return sound.blueprint()
                .estate()
                .path("accounts")
                .valueStream()
                .filter(account -> account.has("repository"))
                .findFirst()
                .orElseThrow()
                .path("repository");
    }

    private String repository() {
        return repositoryNode().path("name").asText();
    }

    private static String bootstrap(String stage, String region) {
        return "%s/Bootstrap-%s".formatted(stage, region);
    }

    private static ObjectNode resources(ObjectNode template) {
        return (ObjectNode) template.path("Resources");
    }

    private static ObjectNode properties(ObjectNode resource) {
        return (ObjectNode) resource.path("Properties");
    }

    private static Resource first(Stack stack, String type) {
        return stack.resources().stream()
                .filter(resource -> resource.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode firstOf(ObjectNode template, String type) {
        return (ObjectNode) resources(template)
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode lastOf(ObjectNode template, String type) {
        return (ObjectNode) resources(template)
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Statements with a Sid that begins so, in the policies of an organization. */
    private static List<JsonNode> policies(ObjectNode template, String sid) {
        return template.findParents("Sid").stream()
                .filter(statement -> statement.path("Sid").asText().startsWith(sid))
                .toList();
    }

    /** Takes a text out of every list below a node. */
    private static void remove(JsonNode node, String text) {
        if (node instanceof ArrayNode list) {
            for (int at = list.size() - 1; at >= 0; at--) {
                if (list.get(at) instanceof TextNode word && word.asText().equals(text)) {
                    list.remove(at);
                }
            }
        }
        node.forEach(child -> remove(child, text));
    }
}
