package jp.mymovie.app.service;

import java.util.Locale;
import java.util.Map;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.monitoring.LambdaAlarms;
import jp.mymovie.movies.MovieRoute;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The two functions of the service, made of one jar; only the second can change anything. */
final class MovieFunctions {
    private static final Duration TIMEOUT = Duration.seconds(10);

    private final IFunction queries;
    private final IFunction commands;

    MovieFunctions(Construct scope, ServiceStage stage, DataStack data, LogsStack logs, TelemetryStack telemetry) {
        JavaFunction reading = function(scope, "Queries", stage, data);
        JavaFunction writing = function(scope, "Commands", stage, data);
        data.letRead(reading.function());
        data.letWrite(writing.function());
        logs.errors().subscribe(reading.logGroup());
        logs.errors().subscribe(writing.logGroup());
        queries = watched(reading, telemetry);
        commands = watched(writing, telemetry);
    }

    IFunction of(MovieRoute.Effect effect) {
        return switch (effect) {
            case READ -> queries;
            case WRITE -> commands;
        };
    }

    private static JavaFunction function(Construct scope, String name, ServiceStage stage, DataStack data) {
        return JavaFunction.Builder.create(scope, name)
                .description("Movie %s, %s"
                        .formatted(
                                name.toLowerCase(Locale.ROOT), stage.service().stage()))
                .code(Code.fromAsset(BuildOutput.MOVIES_FUNCTION.path().toString()))
                .handler("jp.mymovie.movies.http.Movie%s::handleRequest".formatted(name))
                .timeout(TIMEOUT)
                .environment(Map.of(
                        "TABLE_NAME", data.table().getTableName(),
                        "TMDB_URL", "https://api.themoviedb.org/3",
                        "TMDB_TOKEN", stage.secret("tmdbToken"),
                        "CURSOR_KEY", stage.secret("cursorKey")))
                .ping(Map.of(
                        "resource",
                        "/v1" + MovieRoute.HEALTH.path(),
                        "path",
                        "/v1" + MovieRoute.HEALTH.path(),
                        "httpMethod",
                        MovieRoute.HEALTH.method(),
                        "requestContext",
                        Map.of("requestId", "ping")))
                .canary(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .build();
    }

    private static IFunction watched(JavaFunction function, TelemetryStack telemetry) {
        LambdaAlarms.Builder.create(function, "Alarms", function.alias())
                .timeout(TIMEOUT)
                .topic(telemetry.alarmTopic())
                .build();
        return function.alias();
    }
}
