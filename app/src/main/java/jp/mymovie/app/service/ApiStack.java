package jp.mymovie.app.service;

import java.util.Map;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.function.OriginKey;
import jp.mymovie.constructs.function.ProtectedApi;
import jp.mymovie.movies.MovieRoute;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;

/** The API: a function that only reads, one that writes, and the routes to them. */
final class ApiStack extends Stack {
    private final ProtectedApi api;

    ApiStack(ServiceStage stage, DataStack data, SignInStack signIn) {
        super(stage, "Api", stage.home("The API of the movie service").build());
        JavaFunction queries = function(stage, data, "Queries");
        JavaFunction commands = function(stage, data, "Commands");
        data.table().grant(queries.getFunction(), "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
        data.table()
                .grant(
                        commands.getFunction(),
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem");
        api = ProtectedApi.Builder.create(this, "Movies")
                .description("The movie service, " + stage.service().stage())
                .originKeys(originKey(stage, 1), originKey(stage, 2))
                .userPool(signIn.pool(), SignInStack.SCOPE)
                .problemTypes("https://" + stage.estate().domain() + "/problems/")
                .build();
        for (MovieRoute route : MovieRoute.values()) {
            JavaFunction function = route.effect() == MovieRoute.Effect.READ ? queries : commands;
            if (route.access() == MovieRoute.Access.PUBLIC) {
                api.publicRoute(route.method(), "/v1" + route.path(), function.getAlias());
            } else {
                api.signedInRoute(route.method(), "/v1" + route.path(), function.getAlias());
            }
        }
    }

    private JavaFunction function(ServiceStage stage, DataStack data, String name) {
        return JavaFunction.Builder.create(this, name)
                .description("Movie " + name.toLowerCase(java.util.Locale.ROOT))
                .code(Code.fromAsset(BuildOutput.MOVIES_FUNCTION.path().toString()))
                .handler("jp.mymovie.movies.http.Movie%s::handleRequest".formatted(name))
                .environment(Map.of(
                        "TABLE_NAME", data.table().getTableName(),
                        "TMDB_URL", "https://api.themoviedb.org/3",
                        "TMDB_TOKEN", stage.secret("tmdbToken"),
                        "CURSOR_KEY", stage.secret("cursorKey")))
                .build();
    }

    private static OriginKey originKey(ServiceStage stage, int number) {
        boolean sent = stage.service().originKey() == number;
        return new OriginKey(stage.secret("originKey" + number), sent ? "sent by CloudFront" : "before or next");
    }

    /** Where CloudFront finds the API. */
    String domainName() {
        return "%s.execute-api.%s.amazonaws.com".formatted(api.getRestApi().getRestApiId(), getRegion());
    }
}
