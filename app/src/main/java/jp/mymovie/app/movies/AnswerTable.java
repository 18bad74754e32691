package jp.mymovie.app.movies;

import jp.mymovie.movies.TableDefinition;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/**
 * Answers of TMDB, by a digest of the question, and how often scripts came. All of it can be asked again or lost, so the table has neither stream nor
 * recovery nor backup, and goes with its stack. It is not the one of the users: a function that only reads may write here.
 */
final class AnswerTable {
    private final Table table;

    AnswerTable(Construct scope, String id) {
        table = Table.Builder.create(scope, id)
                .partitionKey(Attribute.builder()
                        .name(TableDefinition.ANSWERS.partitionKey())
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .timeToLiveAttribute(TableDefinition.ANSWERS.expiry())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    String name() {
        return table.getTableName();
    }

    /** Counters and days of use of scripts. */
    void letCount(IGrantable function) {
        table.grant(function, "dynamodb:UpdateItem");
    }

    void letUse(IGrantable function) {
        table.grant(function, "dynamodb:GetItem", "dynamodb:PutItem");
    }
}
