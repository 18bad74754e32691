package jp.mymovie.lab.incidents;

/** Pages of AWS on what its services emit. */
final class Pages {
    static final String LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html";
    static final String SNAP_START = "https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html";
    static final String GATEWAY =
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html";
    static final String EDGE =
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html";
    static final String TABLES =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html";
    static final String QUEUES =
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html";
    static final String COGNITO =
            "https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html";
    static final String COGNITO_QUOTAS = "https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html";
    static final String CERTIFICATE = "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html";
    static final String DNS =
            "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/troubleshooting-domain-unavailable.html";
    static final String FIREHOSE =
            "https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html";
    static final String BACKUP = "https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html";
    static final String EVENTS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html";
    static final String TRAIL_EVENTS =
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html";
    static final String TRAIL =
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html";
    static final String BUDGETS =
            "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html";
    static final String LINKS =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html";
    static final String TOPICS = "https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html";

    private Pages() {}
}
