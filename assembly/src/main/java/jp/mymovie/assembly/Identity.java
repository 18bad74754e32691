package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * What {@code Ref} and {@code Fn::GetAtt} give for the resource types that the local run knows: a closed list. Names
 * that AWS makes up are derived from the logical id, so that they are the same at every start.
 */
final class Identity {
    private Identity() {}

    static String ref(Resource resource, Values values) {
        return switch (resource.type()) {
            case "AWS::DynamoDB::Table" -> named(resource, "TableName", values);
            case "AWS::Lambda::Function" -> named(resource, "FunctionName", values);
            case "AWS::Lambda::Version" -> values.text(resource, "FunctionName") + ":1";
            case "AWS::Lambda::Alias" ->
                arn(resource, "lambda", "function:" + functionName(resource, values) + ":")
                        + values.text(resource, "Name");
            case "AWS::ApiGateway::RestApi",
                    "AWS::ApiGateway::Resource",
                    "AWS::ApiGateway::Deployment",
                    "AWS::ApiGateway::ApiKey",
                    "AWS::ApiGateway::UsagePlan",
                    "AWS::ApiGateway::Authorizer",
                    "AWS::ApiGateway::RequestValidator" -> generated(resource, 10);
            case "AWS::ApiGateway::Model" -> named(resource, "Name", values);
            case "AWS::ApiGateway::Stage" -> values.text(resource, "StageName");
            case "AWS::Cognito::UserPool" -> resource.stack().region() + "_" + generated(resource, 9);
            case "AWS::Cognito::UserPoolClient" -> generated(resource, 26);
            case "AWS::Cognito::UserPoolDomain" -> values.text(resource, "Domain");
            case "AWS::Cognito::UserPoolResourceServer" -> values.text(resource, "Identifier");
            case "AWS::S3::Bucket" -> named(resource, "BucketName", values).toLowerCase(Locale.ROOT);
            case "AWS::CloudFront::Distribution" ->
                "E" + generated(resource, 13).toUpperCase(Locale.ROOT);
            case "AWS::CloudFront::ResponseHeadersPolicy",
                    "AWS::CloudFront::CachePolicy",
                    "AWS::CloudFront::OriginRequestPolicy",
                    "AWS::CloudFront::OriginAccessControl" -> generated(resource, 14);
            case "AWS::CloudFront::Function" -> functionArn(resource, values);
            case "AWS::Logs::LogGroup" -> named(resource, "LogGroupName", values);
            case "AWS::Logs::LogStream" -> named(resource, "LogStreamName", values);
            case "AWS::Logs::DeliverySource", "AWS::Logs::DeliveryDestination" -> named(resource, "Name", values);
            case "AWS::Logs::Delivery" -> generated(resource, 16);
            case "AWS::SQS::Queue" ->
                "https://sqs.%s.amazonaws.com/%s/%s"
                        .formatted(
                                resource.stack().region(),
                                resource.stack().account(),
                                named(resource, "QueueName", values));
            case "AWS::KinesisFirehose::DeliveryStream" -> named(resource, "DeliveryStreamName", values);
            case "AWS::Glue::Database" ->
                values.text(resource.stack(), resource.property("DatabaseInput").path("Name"));
            case "AWS::Glue::Table" ->
                values.text(resource.stack(), resource.property("TableInput").path("Name"));
            case "AWS::IAM::Role" -> named(resource, "RoleName", values);
            case "AWS::CertificateManager::Certificate" ->
                arn(resource, "acm", "certificate/") + generated(resource, 36);
            default ->
                throw new Unsupported("Ref of %s is not known to the local run: add the type to %s"
                        .formatted(resource, Identity.class.getName()));
        };
    }

    static String attribute(Resource resource, String name, Values values) {
        String ref = ref(resource, values);
        return switch (resource.type() + "." + name) {
            case "AWS::DynamoDB::Table.Arn" -> arn(resource, "dynamodb", "table/" + ref);
            case "AWS::DynamoDB::Table.StreamArn" -> arn(resource, "dynamodb", "table/" + ref + "/stream/local");
            case "AWS::Lambda::Function.Arn" -> arn(resource, "lambda", "function:" + ref);
            case "AWS::Lambda::Version.Version" -> "1";
            case "AWS::ApiGateway::RestApi.RootResourceId" -> "root-" + ref;
            case "AWS::ApiGateway::RestApi.RestApiId",
                    "AWS::ApiGateway::ApiKey.APIKeyId",
                    "AWS::ApiGateway::Authorizer.AuthorizerId",
                    "AWS::ApiGateway::Deployment.DeploymentId",
                    "AWS::CloudFront::Distribution.Id",
                    "AWS::CloudFront::OriginAccessControl.Id",
                    "AWS::CloudFront::ResponseHeadersPolicy.Id",
                    "AWS::CloudFront::CachePolicy.Id",
                    "AWS::CloudFront::OriginRequestPolicy.Id",
                    "AWS::Cognito::UserPool.UserPoolId",
                    "AWS::Cognito::UserPoolClient.ClientId",
                    "AWS::CloudFront::Function.FunctionARN",
                    "AWS::CloudFront::Function.FunctionMetadata.FunctionARN" -> ref;
            case "AWS::Cognito::UserPool.Arn" -> arn(resource, "cognito-idp", "userpool/" + ref);
            case "AWS::Cognito::UserPool.ProviderName" ->
                "cognito-idp.%s.amazonaws.com/%s".formatted(resource.stack().region(), ref);
            case "AWS::Cognito::UserPool.ProviderURL" ->
                "https://cognito-idp.%s.amazonaws.com/%s"
                        .formatted(resource.stack().region(), ref);
            case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + ref;
            case "AWS::S3::Bucket.DomainName" -> ref + ".s3.amazonaws.com";
            case "AWS::S3::Bucket.RegionalDomainName" ->
                "%s.s3.%s.amazonaws.com".formatted(ref, resource.stack().region());
            case "AWS::CloudFront::Distribution.DomainName" -> generated(resource, 13) + ".cloudfront.net";
            case "AWS::Logs::LogGroup.Arn" -> arn(resource, "logs", "log-group:" + ref + ":*");
            case "AWS::Logs::DeliveryDestination.Arn" -> arn(resource, "logs", "delivery-destination:" + ref);
            case "AWS::Logs::DeliverySource.Arn" -> arn(resource, "logs", "delivery-source:" + ref);
            case "AWS::KinesisFirehose::DeliveryStream.Arn" -> arn(resource, "firehose", "deliverystream/" + ref);
            case "AWS::SQS::Queue.Arn" -> arn(resource, "sqs", named(resource, "QueueName", values));
            case "AWS::IAM::Role.Arn" ->
                "arn:aws:iam::%s:role/%s".formatted(resource.stack().account(), ref);
            default ->
                throw new Unsupported("attribute '%s' of %s is not known to the local run: add it to %s"
                        .formatted(name, resource, Identity.class.getName()));
        };
    }

    private static String functionName(Resource alias, Values values) {
        String function = values.text(alias, "FunctionName");
        return function.substring(function.lastIndexOf(':') + 1);
    }

    private static String functionArn(Resource resource, Values values) {
        return "arn:aws:cloudfront::%s:function/%s"
                .formatted(resource.stack().account(), named(resource, "Name", values));
    }

    private static String arn(Resource resource, String service, String rest) {
        return "arn:aws:%s:%s:%s:%s"
                .formatted(service, resource.stack().region(), resource.stack().account(), rest);
    }

    private static String named(Resource resource, String property, Values values) {
        JsonNode name = resource.property(property);
        return name.isMissingNode()
                ? resource.stack().name().replace('/', '-') + "-" + resource.id() + "-" + generated(resource, 12)
                : values.text(resource.stack(), name);
    }

    /** Lower-case letters and digits as AWS would make them up, the same for the same place in the same assembly. */
    private static String generated(Resource resource, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(UUID.nameUUIDFromBytes(
                            (i + resource.stack().name() + "/" + resource.id()).getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", ""));
        }
        return text.substring(0, length);
    }
}
