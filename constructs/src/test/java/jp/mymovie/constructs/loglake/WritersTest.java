package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.function.JavaFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.MockIntegration;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.LogGroup;

/** The side of the service accounts: role, streams and subscriptions. */
class WritersTest {
    private final Stack stack = SampleStack.create();
    private final LakeWriter writer = LakeWriter.Builder.create(stack, "Writer")
            .bucketArn("arn:aws:s3:::lake")
            .service("films")
            .roleName("log-writer")
            .build();

    private void hasStream(Map<String, Object> properties, Map<String, Object> destination) {
        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::KinesisFirehose::DeliveryStream", properties);
        template.hasResourceProperties(
                "AWS::KinesisFirehose::DeliveryStream",
                Map.of("ExtendedS3DestinationConfiguration", objectLike(destination)));
    }

    @Test
    void writeByARoleThatReachesTheFoldersOfTheirAccountAlone() {
        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "log-writer"));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                arrayWith(List.of(objectLike(Map.of(
                                        "Action",
                                        List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"),
                                        "Resource",
                                        List.of(
                                                "arn:aws:s3:::lake/apigateway/111111111111/*",
                                                "arn:aws:s3:::lake/lambda/111111111111/*",
                                                "arn:aws:s3:::lake/errors/111111111111/*")))))))));
    }

    @Test
    void putAccessLogsWhereTheTableLooks() {
        new AccessLogStream(stack, "Access", writer);

        hasStream(
                Map.of("DeliveryStreamName", "amazon-apigateway-films"),
                Map.of(
                        "Prefix",
                        "apigateway/111111111111/films/!{timestamp:yyyy/MM/dd}/",
                        "ErrorOutputPrefix",
                        "errors/111111111111/films/apigateway/!{firehose:error-output-type}"
                                + "/!{timestamp:yyyy/MM/dd}/",
                        "CompressionFormat",
                        "GZIP",
                        "BufferingHints",
                        objectLike(Map.of("IntervalInSeconds", 900)),
                        "ProcessingConfiguration",
                        absent()));
    }

    @Test
    void takeTheAccessLogOfAnApi() {
        RestApi api = RestApi.Builder.create(stack, "Api")
                .deployOptions(StageOptions.builder()
                        .accessLogDestination(new AccessLogStream(stack, "Access", writer).destination())
                        .build())
                .build();
        api.getRoot().addMethod("GET", new MockIntegration());

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::ApiGateway::Stage",
                        Map.of("AccessLogSetting", objectLike(Map.of("DestinationArn", anyValue()))));
    }

    @Test
    void unpackErrorsIntoOneLineARecord() {
        new FunctionErrorStream(stack, "Errors", writer);

        hasStream(
                Map.of("DeliveryStreamName", absent()),
                Map.of(
                        "Prefix",
                        "lambda/111111111111/films/!{timestamp:yyyy/MM/dd}/",
                        "ProcessingConfiguration",
                        Map.of(
                                "Enabled",
                                true,
                                "Processors",
                                List.of(
                                        objectLike(Map.of("Type", "Decompression")),
                                        objectLike(Map.of("Type", "CloudWatchLogProcessing")),
                                        objectLike(Map.of("Type", "AppendDelimiterToRecord"))))));
    }

    @Test
    void countTimeoutsAndKillsAsErrorsToo() {
        FunctionErrorStream errors = new FunctionErrorStream(stack, "Errors", writer);
        errors.subscribe(new LogGroup(stack, "Films"));

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Logs::SubscriptionFilter",
                        Map.of(
                                "FilterPattern",
                                "{ ($.level = \"ERROR\") || ($.level = \"FATAL\") || "
                                        + "(($.type = \"platform.report\") && ($.record.status != \"success\")) }",
                                "DestinationArn",
                                anyValue(),
                                "RoleArn",
                                anyValue()));
    }

    @Test
    void sendEveryLineIfAskedTo() {
        FunctionErrorStream lines = new FunctionErrorStream(stack, "Lines", writer, LambdaLog.EVERY_LINE);
        lines.subscribe(new LogGroup(stack, "Films"));

        Template.fromStack(stack).hasResourceProperties("AWS::Logs::SubscriptionFilter", Map.of("FilterPattern", ""));
    }

    @Test
    void takeTheErrorsOfEveryFunctionOnceThoseOfLaterOnesToo() {
        FunctionErrorStream errors = new FunctionErrorStream(stack, "Errors", writer);
        errors.subscribeAll(stack);
        errors.subscribe(function("Early").logGroup());
        function("Later");

        Template.fromStack(stack).resourceCountIs("AWS::Logs::SubscriptionFilter", 2);
    }

    @Test
    void leaveFunctionsOfAnotherRegionAlone() {
        Stack other = Stack.Builder.create((App) stack.getNode().getRoot(), "Other")
                .env(Environment.builder()
                        .account(SampleStack.ACCOUNT)
                        .region("us-east-1")
                        .build())
                .build();
        new FunctionErrorStream(stack, "Errors", writer)
                .subscribeAll(stack.getNode().getRoot());
        function(other, "Far");

        Template.fromStack(other).resourceCountIs("AWS::Logs::SubscriptionFilter", 0);
    }

    private JavaFunction function(String id) {
        return function(stack, id);
    }

    private static JavaFunction function(Stack stack, String id) {
        return JavaFunction.Builder.create(stack, id)
                .code(Code.fromAsset("src/test/java"))
                .handler("films.Films::handle")
                .build();
    }

    @Test
    void putRecordsOfTheirOwnMakingWhereTheTableLooks() {
        CustomLog audit = CustomLog.json("audit", "Who changed which film", "at");
        LakeWriter knowing = LakeWriter.Builder.create(stack, "Knowing")
                .bucketArn("arn:aws:s3:::lake")
                .service("films")
                .log(audit)
                .build();
        CustomLogStream stream = new CustomLogStream(stack, "Audit", knowing, audit);
        stream.grantPut(function("Films").function());

        hasStream(
                Map.of("DeliveryStreamName", absent()),
                Map.of(
                        "Prefix",
                        "audit/111111111111/films/!{timestamp:yyyy/MM/dd}/",
                        "ErrorOutputPrefix",
                        "errors/111111111111/films/audit/!{firehose:error-output-type}" + "/!{timestamp:yyyy/MM/dd}/"));
        assertThat(stream.bufferInterval().toSeconds()).isEqualTo(900);
        assertThat(String.valueOf(Template.fromStack(stack).findResources("AWS::IAM::Policy")))
                .contains("arn:aws:s3:::lake/audit/111111111111/*", "firehose:PutRecordBatch");
        assertThatThrownBy(() -> new CustomLogStream(stack, "Unknown", writer, audit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the writer must know the log 'audit', got []: add it with log()");
    }

    @Test
    void tellAlarmsTheirNameAndHowLongRecordsWait() {
        AccessLogStream access = new AccessLogStream(stack, "Access", writer);
        FunctionErrorStream errors = new FunctionErrorStream(stack, "Errors", writer);

        assertThat(access.streamName()).isNotEqualTo(errors.streamName());
        assertThat(access.bufferInterval().toSeconds()).isEqualTo(900);
        assertThat(errors.bufferInterval().toSeconds()).isEqualTo(900);
    }

    @Test
    void wantABucketAndAFolderName() {
        assertThatThrownBy(() -> LakeWriter.Builder.create(stack, "NoBucket")
                        .service("films")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'bucketArn' must be the bucket of the archive, got null");
        assertThatThrownBy(() -> LakeWriter.Builder.create(stack, "Odd")
                        .bucketArn("arn:aws:s3:::lake")
                        .service("Films/..")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'service' must be lower-case letters, digits and hyphens, got Films/..");
    }
}
