package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.backup.DailyBackup;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import jp.mymovie.constructs.monitoring.LambdaAlarms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Code;

/** The README's example of a project that imports the constructs. */
class ImportExampleTest {
    // tag::example[]
    final class ReviewsStack extends Stack {
        ReviewsStack(App app, Code jar) {
            super(app, "Reviews");
            Table reviews = Table.Builder.create(this, "Table")
                    .partitionKey(Attribute.builder()
                            .name("film")
                            .type(AttributeType.STRING)
                            .build())
                    .build();
            JavaFunction function = JavaFunction.Builder.create(this, "Function")
                    .code(jar)
                    .handler("com.example.Reviews::handleRequest")
                    .environment(Map.of("TABLE_NAME", reviews.getTableName()))
                    .build();
            reviews.grantReadData(function.function());
            AlarmTopic alarms = AlarmTopic.Builder.create(this, "Alarms")
                    .emails(List.of("operations@example.com"))
                    .build();
            LambdaAlarms.Builder.create(this, "FunctionAlarms", function.alias())
                    .topic(alarms.topic())
                    .timeout(Duration.seconds(10))
                    .build();
            DailyBackup.Builder.create(this, "Backup").table(reviews).build();
        }
    }
    // end::example[]

    @Test
    void synthesizesWhatTheReadmeShows(@TempDir Path directory) throws IOException {
        Path jar = Files.write(directory.resolve("reviews.jar"), new byte[0]);

        Template template = Template.fromStack(new ReviewsStack(new App(), Code.fromAsset(jar.toString())));

        template.hasResourceProperties("AWS::Lambda::Function", Map.of("Runtime", "java25"));
        template.resourceCountIs("AWS::Backup::BackupPlan", 1);
        assertThat(template.findResources("AWS::CloudWatch::Alarm")).isNotEmpty();
    }
}
