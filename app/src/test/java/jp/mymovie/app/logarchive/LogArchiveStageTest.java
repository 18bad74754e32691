package jp.mymovie.app.logarchive;

import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.Map;
import jp.mymovie.app.Estate;
import jp.mymovie.app.MyMovieApp;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The account of the archive as it is deployed, from the committed settings. */
class LogArchiveStageTest {
    private final LogArchiveStage stage =
            new LogArchiveStage(new App(), Estate.read(MyMovieApp.root().resolve("cdk.json")));

    private Template template(String stack) {
        return Template.fromStack((Stack) stage.getNode().findChild(stack));
    }

    @Test
    void knowsTheLogsOfStgAndProd() {
        template("Lake")
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "TableInput",
                                objectLike(Map.of(
                                        "Parameters",
                                        objectLike(Map.of(
                                                "projection.account.values", "000000000004,000000000005",
                                                "projection.service.values", "movies"))))));
        template("Lake").resourceCountIs("AWS::Glue::Table", 4);
    }

    @Test
    void hasADoorForEachDistribution() {
        for (String name : new String[] {"mymovie-cloudfront-stg", "mymovie-cloudfront-prod"}) {
            template("EdgeLogs")
                    .hasResourceProperties(
                            "AWS::Logs::DeliveryDestination",
                            Map.of(
                                    "Name",
                                    name,
                                    "DestinationResourceArn",
                                    "arn:aws:s3:::mymovie-lake-000000000002/cloudfront"));
        }
    }

    @Test
    void isTaggedWithWhoAnswersForIt() {
        template("Lake")
                .hasResourceProperties(
                        "AWS::S3::Bucket", Map.of("BucketName", "mymovie-lake-000000000002", "Tags", anyValue()));
    }
}
