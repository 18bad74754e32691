package jp.mymovie.constructs.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.StreamAlarms;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;

class TableStreamTest {
    private final Stack stack = SampleStack.create();
    private final Table table = Table.Builder.create(stack, "Table")
            .partitionKey(
                    Attribute.builder().name("pk").type(AttributeType.STRING).build())
            .stream(StreamViewType.NEW_AND_OLD_IMAGES)
            .build();
    private final JavaFunction function = JavaFunction.Builder.create(stack, "Work")
            .code(Code.fromBucketV2(Bucket.fromBucketName(stack, "Jars", "jars"), "work.jar"))
            .handler("films.Work::handleRequest")
            .build();

    private TableStream.Builder stream() {
        return TableStream.Builder.create(stack, "Stream").table(table).function(function);
    }

    @Test
    void callsTheAliasWithWhatAFilterLetsThrough() {
        stream().newItems("U#", "M#").changes("J#").build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Lambda::EventSourceMapping",
                        Map.of(
                                "StartingPosition",
                                "TRIM_HORIZON",
                                "FilterCriteria",
                                Map.of(
                                        "Filters",
                                        List.of(
                                                Map.of(
                                                        "Pattern",
                                                        "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"U#\"}]},\"sk\":{\"S\":[{\"prefix\":\"M#\"}]}}}}"),
                                                Map.of(
                                                        "Pattern",
                                                        "{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"J#\"}]}}}}")))));
    }

    @Test
    void callsItForWhatIsRemovedAndForWhatComesBackFromExpiry() {
        stream()
                .removedItems("F#", "FILM")
                .revivedItems("U#", "M#", "expiresAt")
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Lambda::EventSourceMapping",
                        Map.of(
                                "FilterCriteria",
                                Map.of(
                                        "Filters",
                                        List.of(
                                                Map.of(
                                                        "Pattern",
                                                        "{\"eventName\":[\"REMOVE\"],\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"F#\"}]},\"sk\":{\"S\":[{\"prefix\":\"FILM\"}]}}}}"),
                                                Map.of(
                                                        "Pattern",
                                                        "{\"eventName\":[\"MODIFY\"],\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"U#\"}]},\"sk\":{\"S\":[{\"prefix\":\"M#\"}]}},\"OldImage\":{\"expiresAt\":{\"N\":[{\"exists\":true}]}},\"NewImage\":{\"expiresAt\":{\"N\":[{\"exists\":false}]}}}}")))));
    }

    @Test
    void putsWhatFailsTenTimesAsideAndGoesOn() {
        stream().changes("J#").build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of(
                        "BisectBatchOnFunctionError",
                        true,
                        "MaximumRetryAttempts",
                        10,
                        "FunctionResponseTypes",
                        List.of("ReportBatchItemFailures"),
                        "DestinationConfig",
                        Map.of("OnFailure", Map.of("Destination", anyValue()))));
        template.hasResourceProperties(
                "AWS::SQS::Queue", Map.of("MessageRetentionPeriod", 1_209_600, "SqsManagedSseEnabled", true));
    }

    @Test
    void readsThisStreamAlone() {
        stream().changes("J#").build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::IAM::Policy",
                        objectLike(Map.of(
                                "PolicyDocument",
                                objectLike(Map.of(
                                        "Statement",
                                        arrayWith(List.of(objectLike(Map.of(
                                                "Action",
                                                List.of(
                                                        "dynamodb:DescribeStream",
                                                        "dynamodb:GetRecords",
                                                        "dynamodb:GetShardIterator"),
                                                "Resource",
                                                Map.of("Fn::GetAtt", arrayWith(List.of("StreamArn"))))))))))));
    }

    @Test
    void alarmsWhenARecordIsGivenUpOrTheFunctionFallsBehind() {
        TableStream stream = stream().changes("J#").build();
        StreamAlarms.Builder.create(stack, "Alarms", function.alias(), stream.failures())
                .topic(new Topic(stack, "Topic"))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of("MetricName", "ApproximateNumberOfMessagesVisible", "Threshold", 0, "AlarmActions", anyValue()));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of("MetricName", "IteratorAge", "Threshold", 600_000, "AlarmActions", anyValue()));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> TableStream.Builder.create(stack, "A")
                        .table(table)
                        .changes("J#")
                        .build())
                .hasMessage("'function' must be set, got null");
        assertThatThrownBy(() -> stream().build())
                .hasMessage(
                        "filters must be 1 to 5 of 'newItems', 'removedItems', 'revivedItems' and 'changes', got 0");
    }
}
