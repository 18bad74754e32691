package jp.mymovie.app.books;

import java.util.List;
import java.util.Map;
import jp.mymovie.app.service.EdgeStack;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.app.service.StageTables;
import jp.mymovie.app.service.WebStack;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.function.ProtectedApi;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;

/** A second service, to prove that one is easily added: one table, three routes, one function, one page. */
public final class BookStage extends ServiceStage {
    public BookStage(App app, Estate estate, Estate.Stage stage) {
        super(app, estate, stage);
        Stack data =
                new Stack(this, "Data", home("The table of the book tracker").build());
        StageTables books = StageTables.create(
                this,
                data,
                entry -> entry.table()
                        .partitionKey(Attribute.builder()
                                .name("isbn")
                                .type(AttributeType.STRING)
                                .build())
                        .build());

        Stack back = new Stack(this, "Api", home("The API of the book tracker").build());
        JavaFunction function = JavaFunction.Builder.create(back, "Books")
                .code(Code.fromAsset(BookCode.folder().toString()))
                .handler("jp.mymovie.books.BookApi::handleRequest")
                .environment(Map.of("TABLE_NAME", books.live().getTableName()))
                .build();
        books.grant(function.function(), "dynamodb:Scan", "dynamodb:PutItem");
        IFunction alias = function.alias();
        ProtectedApi api = api(back, "Tracker").build();
        api.publicRoute("GET", "/v1/health", alias);
        api.publicRoute("GET", "/v1/books", alias);
        api.publicRoute("PUT", "/v1/books/{isbn}", alias);
        watch(back, api);
        letCut(back, api, List.of(function.function()));

        new WebStack(this, Checkout.root().resolve("app/src/test/books"), Map.of("stage", stage.name()));
        new EdgeStack(this, api, web -> web.comment("The book tracker, " + stage.name()));
    }
}
