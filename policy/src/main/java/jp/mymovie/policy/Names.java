package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names and ARNs of resources. A name that AWS makes up is taken from the stack and the logical id. */
final class Names {
    /** The property that holds the name, and the ARN's service and the text before the name. */
    private record Form(String property, String service, String prefix) {}

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("AWS::IAM::Role", new Form("RoleName", "iam", "role/")),
            Map.entry("AWS::IAM::User", new Form("UserName", "iam", "user/")),
            Map.entry("AWS::IAM::Group", new Form("GroupName", "iam", "group/")),
            Map.entry("AWS::IAM::ManagedPolicy", new Form("ManagedPolicyName", "iam", "policy/")),
            Map.entry("AWS::S3::Bucket", new Form("BucketName", "s3", "")),
            Map.entry("AWS::SNS::Topic", new Form("TopicName", "sns", "")),
            Map.entry("AWS::SQS::Queue", new Form("QueueName", "sqs", "")),
            Map.entry("AWS::DynamoDB::Table", new Form("TableName", "dynamodb", "table/")),
            Map.entry("AWS::Lambda::Function", new Form("FunctionName", "lambda", "function:")),
            Map.entry("AWS::Logs::LogGroup", new Form("LogGroupName", "logs", "log-group:")),
            Map.entry("AWS::Logs::DeliveryDestination", new Form("Name", "logs", "delivery-destination:")),
            Map.entry(
                    "AWS::KinesisFirehose::DeliveryStream",
                    new Form("DeliveryStreamName", "firehose", "deliverystream/")),
            Map.entry("AWS::Backup::BackupVault", new Form("BackupVaultName", "backup", "backup-vault:")),
            Map.entry("AWS::CloudTrail::Trail", new Form("TrailName", "cloudtrail", "trail/")),
            Map.entry("AWS::CloudWatch::Alarm", new Form("AlarmName", "cloudwatch", "alarm:")),
            Map.entry("AWS::SecretsManager::Secret", new Form("Name", "secretsmanager", "secret:")),
            Map.entry("AWS::SSM::Parameter", new Form("Name", "ssm", "parameter")),
            Map.entry("AWS::ECR::Repository", new Form("RepositoryName", "ecr", "repository/")),
            Map.entry("AWS::KMS::Key", new Form("", "kms", "key/")),
            Map.entry("AWS::Oam::Sink", new Form("", "oam", "sink/")),
            Map.entry("AWS::Route53::HostedZone", new Form("", "route53", "hostedzone/")),
            Map.entry("AWS::CloudFront::Distribution", new Form("", "cloudfront", "distribution/")));

    private static final Set<String> REF_IS_ARN = Set.of(
            "AWS::SNS::Topic", "AWS::IAM::ManagedPolicy", "AWS::IAM::OIDCProvider", "AWS::SecretsManager::Secret");

    private Names() {}

    static String ref(Resource resource, Values values) {
        return switch (resource.type()) {
            case "AWS::Organizations::Account" -> accountId(resource, values);
            case "AWS::Organizations::OrganizationalUnit" ->
                "ou-" + resource.plainId().toLowerCase(Locale.ROOT);
            default -> REF_IS_ARN.contains(resource.type()) ? arn(resource, values) : name(resource, values);
        };
    }

    static String attribute(Resource resource, String attribute, Values values) {
        return switch (resource.type() + "." + attribute) {
            case "AWS::Organizations::Account.AccountId" -> accountId(resource, values);
            case "AWS::Organizations::Organization.Id" -> values.organizationId();
            case "AWS::Organizations::Organization.RootId" -> OrganizationTree.ROOT;
            case "AWS::Organizations::OrganizationalUnit.Id" -> ref(resource, values);
            case "AWS::Logs::LogGroup.Arn" -> arn(resource, values) + ":*";
            case "AWS::DynamoDB::Table.StreamArn" -> arn(resource, values) + "/stream/0";
            default ->
                attribute.endsWith("Arn") || attribute.endsWith("ARN")
                        ? arn(resource, values)
                        : name(resource, values) + "." + attribute;
        };
    }

    static String arn(Resource resource, Values values) {
        if (resource.type().equals("AWS::IAM::OIDCProvider")) {
            String url = values.text(resource.stack(), resource.property("Url"));
            return "arn:aws:iam::%s:oidc-provider/%s"
                    .formatted(resource.stack().account(), url.replaceFirst("^https://", ""));
        }
        Form form = FORMS.get(resource.type());
        String[] type = resource.type().split("::");
        String service = form != null ? form.service : type[1].toLowerCase(Locale.ROOT);
        String prefix = form != null ? form.prefix : type[type.length - 1].toLowerCase(Locale.ROOT) + "/";
        boolean global = Set.of("budgets", "cloudfront", "iam", "route53").contains(service);
        boolean bare = service.equals("s3") || service.equals("route53");
        return "arn:aws:%s:%s:%s:%s%s"
                .formatted(
                        service,
                        global || bare ? "" : resource.stack().region(),
                        bare ? "" : resource.stack().account(),
                        prefix,
                        name(resource, values));
    }

    static String name(Resource resource, Values values) {
        Form form = FORMS.get(resource.type());
        JsonNode name = resource.property(form == null ? "Name" : form.property);
        if (!name.isMissingNode() && !name.asText(" ").isEmpty()) {
            return values.text(resource.stack(), name);
        }
        String made = resource.stack().name().replace('/', '-') + "-" + resource.plainId();
        return resource.type().equals("AWS::S3::Bucket") ? made.toLowerCase(Locale.ROOT) : made;
    }

    /** An account of the organization is a stage of the app, by its name. */
    private static String accountId(Resource account, Values values) {
        return values.accountOf(values.text(account.stack(), account.property("AccountName")));
    }
}
