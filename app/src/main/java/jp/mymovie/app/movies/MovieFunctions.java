package jp.mymovie.app.movies;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.function.Trial;
import jp.mymovie.movies.MovieRoute;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The two functions behind the API, made of one jar; only the second can change what users wrote. */
final class MovieFunctions {
    private static final Duration TIMEOUT = Duration.seconds(10);

    private final IFunction queries;
    private final IFunction commands;
    private final List<Function> all;

    MovieFunctions(Construct scope, ServiceStage stage, DataStack data) {
        AnswerTable answers = new AnswerTable(scope, "Answers");
        Trials trials = new Trials();
        JavaFunction writing = function(scope, "Commands", stage, data, answers, trials.commands());
        JavaFunction reading = function(
                scope, "Queries", stage, data, answers, trials.queries().preparedBy(writing));
        data.letRead(reading.function());
        data.letWrite(writing.function());
        queries = reading.alias();
        commands = writing.alias();
        all = List.of(reading.function(), writing.function());
    }

    /** Both functions, without their aliases. */
    List<Function> all() {
        return all;
    }

    IFunction of(MovieRoute.Effect effect) {
        return switch (effect) {
            case READ -> queries;
            case WRITE -> commands;
        };
    }

    private static JavaFunction function(
            Construct scope, String name, ServiceStage stage, DataStack data, AnswerTable answers, Trial trial) {
        JavaFunction function = create(scope, name, stage, data)
                .trial(trial)
                .handler("jp.mymovie.movies.http.Movie%s::handleRequest".formatted(name))
                .timeout(TIMEOUT)
                .environment(Ordered.map(
                        "ANSWERS_TABLE_NAME", answers.name(),
                        "CURSOR_KEY", stage.secret("cursorKey")))
                .ping(Ordered.map(
                        "resource",
                        "/v1" + MovieRoute.HEALTH.path(),
                        "path",
                        "/v1" + MovieRoute.HEALTH.path(),
                        "httpMethod",
                        MovieRoute.HEALTH.method(),
                        "requestContext",
                        Map.of("requestId", "ping")))
                .build();
        answers.letUse(function.function());
        answers.letCount(function.function());
        return function;
    }

    /** What all functions of the jar have in common. */
    static JavaFunction.Builder create(Construct scope, String name, ServiceStage stage, DataStack data) {
        return stage.limited(JavaFunction.Builder.create(scope, name))
                .description("Movie %s, %s"
                        .formatted(name.toLowerCase(Locale.ROOT), stage.stage().name()))
                .code(Code.fromAsset(BuildOutput.MOVIES_FUNCTION.path().toString()))
                .environment(Ordered.map(
                        "TABLE_NAME", data.table().getTableName(),
                        "TMDB_URL", "https://api.themoviedb.org/3",
                        "TMDB_TOKEN", stage.secret("tmdbToken")))
                .canary(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .failures("MovieService")
                // CodeDeploy acts by itself and the deployment fails. The same faults of a version in service, without
                // a
                // deployment, are told by the alarms of the site and the checkup, not by a mail for each.
                .notice(stage.notice("movies " + name).inTheMorning());
    }
}
