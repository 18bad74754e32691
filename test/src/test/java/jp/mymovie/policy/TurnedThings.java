package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/** The things on which the promises rest, from the templates. */
final class TurnedThings {
    /** Types that are one thing each: CloudFormation's, and that of the action data. */
    private static final Map<String, String> PLAIN = new TreeMap<>(Map.ofEntries(
            Map.entry("AWS::CloudTrail::Trail", "cloudtrail:trail"),
            Map.entry("AWS::Logs::Delivery", "logs:delivery"),
            Map.entry("AWS::Logs::DeliverySource", "logs:delivery-source"),
            Map.entry("AWS::Logs::DeliveryDestination", "logs:delivery-destination"),
            Map.entry("AWS::KinesisFirehose::DeliveryStream", "firehose:deliverystream"),
            Map.entry("AWS::CloudWatch::Alarm", "cloudwatch:alarm"),
            Map.entry("AWS::CloudWatch::CompositeAlarm", "cloudwatch:alarm"),
            Map.entry("AWS::SNS::Topic", "sns:topic"),
            Map.entry("AWS::Oam::Link", "oam:link"),
            Map.entry("AWS::Oam::Sink", "oam:sink"),
            Map.entry("AWS::Cognito::UserPool", "cognito-idp:userpool"),
            Map.entry("AWS::Glue::Database", "glue:database"),
            Map.entry("AWS::Glue::Table", "glue:table"),
            Map.entry("AWS::IAM::ManagedPolicy", "iam:policy"),
            Map.entry("AWS::IAM::OIDCProvider", "iam:oidc-provider")));

    /** Types that are several things, or one of several kinds. */
    private static final Set<String> SEVERAL = Set.of(
            "AWS::ApiGateway::Stage",
            "AWS::Backup::BackupPlan",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Scheduler::Schedule",
            "AWS::S3::Bucket",
            "AWS::Logs::LogGroup",
            "AWS::Backup::BackupVault",
            "AWS::DynamoDB::Table",
            "AWS::Events::Rule",
            "AWS::Lambda::Function",
            "AWS::IAM::Role");

    private final PolicyEstate estate;
    private final String turned;
    private final Values values;
    private final List<TurnedThing> things = new ArrayList<>();
    private final Map<String, Identity> roles = new TreeMap<>();

    private TurnedThings(PolicyEstate estate, Values values, String turned) {
        this.turned = turned;
        this.estate = estate;
        this.values = values;
        for (Identity identity : estate.identities().values()) {
            if (estate.trusts().containsKey(identity.caller().principalArn())) {
                roles.put(identity.caller().principalArn(), identity);
            }
        }
    }

    /** True if things of a CloudFormation type take part. */
    static boolean play(String type) {
        return PLAIN.containsKey(type) || SEVERAL.contains(type);
    }

    /** Of the templates, and of what an administrator of an account could make there. */
    static List<TurnedThing> of(PolicyEstate estate, List<Stack> stacks, Values values, String account) {
        TurnedThings read = new TurnedThings(estate, values, account);
        for (Stack stack : stacks) {
            read.stack(stack);
            stack.resources().forEach(read::resource);
        }
        read.roles.forEach(read::role);
        read.things.addAll(TurnedOwn.of(estate, account));
        return List.copyOf(read.things);
    }

    private void add(String arn, String type, String account, @Nullable Identity behind) {
        things.add(new TurnedThing(arn, type, account, behind, Map.of()));
    }

    private void stack(Stack stack) {
        String place = stack.account() + "-" + stack.region();
        add(
                "arn:aws:cloudformation:%s:%s:stack/%s/1".formatted(stack.region(), stack.account(), stack.stackName()),
                "cloudformation:stack",
                stack.account(),
                roles.values().stream()
                        .filter(role -> role.name().matches(".*/cdk-[^-]+-cfn-exec-role-" + place))
                        .findFirst()
                        .orElse(null));
    }

    private void resource(Resource resource) {
        String account = resource.stack().account();
        String arn = values.arn(resource);
        String plain = PLAIN.get(resource.type());
        if (plain != null) {
            add(arn, plain, account, null);
            return;
        }
        switch (resource.type()) {
            case "AWS::S3::Bucket" -> bucket(resource, arn);
            case "AWS::Logs::LogGroup" -> {
                String group = arn.replaceFirst(":\\*$", "");
                add(group + ":*", "logs:log-group", account, null);
                add(group + ":log-stream:x", "logs:log-stream", account, null);
            }
            case "AWS::Backup::BackupVault" -> {
                add(arn, "backup:backupvault", account, null);
                add(arn.replaceFirst(":backup-vault:.*", ":recovery-point:x"), "backup:recoverypoint", account, null);
            }
            case "AWS::DynamoDB::Table" -> {
                boolean users = resource.stack().name().endsWith("/Data");
                add(arn, "dynamodb:table/" + (users ? "users" : "other"), account, null);
                if (users) {
                    add(arn + "/backup/1", "dynamodb:backup", account, null);
                    add(arn + "/backup/1", "backup:recoverypoint", account, null);
                    add(arn + "/stream/1", "dynamodb:stream", account, null);
                }
            }
            case "AWS::ApiGateway::Stage" -> {
                // Its ARN names no account: of another's, nobody here can speak.
                if (account.equals(turned)) {
                    String region = resource.stack().region();
                    add(
                            "arn:aws:apigateway:%s::/restapis/x/stages/x".formatted(region),
                            "apigateway:stage",
                            account,
                            null);
                }
            }
            case "AWS::Backup::BackupPlan" ->
                add(arn.replace(":backupplan/", ":backup-plan:"), "backup:backupplan", account, null);
            case "AWS::Lambda::EventSourceMapping" ->
                add(
                        arn.replaceFirst(":eventsourcemapping/.*", ":event-source-mapping:x"),
                        "lambda:eventsourcemapping",
                        account,
                        null);
            case "AWS::Scheduler::Schedule" ->
                add(arn.replace(":schedule/", ":schedule/default/"), "scheduler:schedule", account, null);
            case "AWS::Events::Rule" -> {
                boolean tells = resource.node().at("/Properties/EventPattern").isObject();
                add(arn, "events:rule-on-default-event-bus/" + (tells ? "tells" : "calls"), account, null);
            }
            case "AWS::Lambda::Function" -> function(resource, arn);
            default -> {}
        }
    }

    private void bucket(Resource resource, String arn) {
        String account = resource.stack().account();
        boolean assets = arn.matches("arn:aws:s3:::cdk-.*");
        if (!assets && (!resource.stack().stage().equals("LogArchive") || arn.contains("-results-"))) {
            return;
        }
        String kind = assets ? "/assets" : "/archive";
        Identity execution = !assets
                ? null
                : roles.values().stream()
                        .filter(role -> role.name()
                                .matches(".*/cdk-[^-]+-cfn-exec-role-"
                                        + account
                                        + "-"
                                        + resource.stack().region()))
                        .findFirst()
                        .orElse(null);
        add(arn, "s3:bucket" + kind, account, null);
        add(arn + "/x", "s3:object" + kind, account, execution);
        if (!assets) {
            add(
                    "arn:aws:s3:%s:%s:accesspoint/own/object/x"
                            .formatted(resource.stack().region(), account),
                    "s3:accesspointobject/archive",
                    account,
                    null);
        }
    }

    private void function(Resource resource, String arn) {
        String account = resource.stack().account();
        Identity role = roles.get(values.text(resource, "Role"));
        String kind = kind(resource, role);
        // A URL that anybody calls is denied, so he asks for one that he signs for.
        Map<String, List<String>> signed = Map.of("lambda:FunctionUrlAuthType", List.of("AWS_IAM"));
        things.add(new TurnedThing(arn, "lambda:function" + kind, account, role, signed));
    }

    /** Of the archive's own; of those that do what they are told with a role of much trust; of those that delete users. */
    private static String kind(Resource function, @Nullable Identity role) {
        if (function.plainId().startsWith("Baseline")) {
            return "/trusted";
        }
        boolean deletes = role != null
                && role.policies().stream()
                        .anyMatch(policy -> policy.document().toString().contains("cognito-idp:AdminDeleteUser"));
        return function.stack().stage().equals("LogArchive") ? "/lake" : deletes ? "/deletes-users" : "";
    }

    /** A role of the templates: taken, changed, or handed to each service that it trusts. */
    private void role(String arn, Identity role) {
        String owner = role.caller().account();
        add(arn, "iam:role", owner, role);
        if (!owner.equals(turned)) {
            return;
        }
        TreeSet<String> services = new TreeSet<>();
        for (JsonNode service : java.util.Objects.requireNonNull(estate.trusts().get(arn))
                .document()
                .findValues("Service")) {
            services.addAll(Statement.texts(service));
        }
        services.removeIf(TurnedOwn::hasItsOwnTasks);
        services.forEach(service -> things.add(
                new TurnedThing(arn, "iam:passed-role", owner, role, Map.of("iam:PassedToService", List.of(service)))));
    }
}
