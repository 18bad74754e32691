package jp.mymovie.app.movies;

import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.app.service.StageTables;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.IFunction;

/** Table in use of what the users wrote, those before it, and their backups. */
final class DataStack extends Stack {
    private final StageTables tables;

    DataStack(ServiceStage stage) {
        super(stage, "Data", stage.home("The tables of the movie service").build());
        tables = StageTables.create(stage, this, MovieTable::create);
    }

    /** The table in use, by its name. */
    ITable table() {
        return tables.live();
    }

    void letRead(IFunction reader) {
        tables.grant(reader, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    }

    /** The actions of what outlives a request: reads, writes, and many of them at once. */
    void letWork(IFunction worker) {
        tables.grant(
                worker,
                "dynamodb:GetItem",
                "dynamodb:BatchGetItem",
                "dynamodb:Query",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem",
                "dynamodb:BatchWriteItem");
    }

    /** The actions of the writes and of the transactions they are part of. */
    void letWrite(IFunction writer) {
        tables.grant(
                writer,
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem",
                "dynamodb:ConditionCheckItem");
    }
}
