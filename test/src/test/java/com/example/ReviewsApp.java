package com.example;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.backup.DailyBackup;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import jp.mymovie.constructs.monitoring.LambdaAlarms;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Code;

/** A table of reviews, the function that reads it, its alarms and a backup. */
public final class ReviewsApp {
    public static void main(String... arguments) {
        App app = new App();
        new ReviewsStack(app, Code.fromAsset("target/classes"));
        app.synth();
    }

    static final class ReviewsStack extends Stack {
        ReviewsStack(App app, Code code) {
            super(app, "Reviews");
            Table reviews = Table.Builder.create(this, "Table")
                    .partitionKey(Attribute.builder()
                            .name("film")
                            .type(AttributeType.STRING)
                            .build())
                    .build();
            JavaFunction function = JavaFunction.Builder.create(this, "Function")
                    .code(code)
                    .handler("com.example.Reviews::handleRequest")
                    .environment(Map.of("TABLE_NAME", reviews.getTableName(), "LANGUAGE", "ja"))
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
}
