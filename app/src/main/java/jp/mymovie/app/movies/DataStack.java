package jp.mymovie.app.movies;

import jp.mymovie.app.service.ServiceStage;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.IGrantable;

/** What the users wrote: the one table, and its backups. */
final class DataStack extends Stack {
    private final Table table;

    DataStack(ServiceStage stage) {
        super(stage, "Data", stage.home("The table of the movie service").build());
        table = MovieTable.create(this, "Movies");
        stage.keep(this, table);
    }

    Table table() {
        return table;
    }

    void letRead(IGrantable reader) {
        table.grant(reader, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    }

    /** The actions of what outlives a request: reads, writes, and many of them at once. */
    void letWork(IGrantable worker) {
        table.grant(
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
    void letWrite(IGrantable writer) {
        table.grant(
                writer,
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem",
                "dynamodb:ConditionCheckItem");
    }
}
