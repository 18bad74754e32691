package jp.mymovie.app.service;

import jp.mymovie.constructs.function.OriginKey;
import jp.mymovie.constructs.function.ProtectedApi;
import jp.mymovie.constructs.monitoring.ApiGatewayAlarms;
import jp.mymovie.movies.MovieRoute;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.IFunction;

/** The API: a function that only reads, one that writes, and the routes to them. */
final class ApiStack extends Stack {
    private final ProtectedApi api;

    ApiStack(ServiceStage stage, DataStack data, SignInStack signIn, LogsStack logs, TelemetryStack telemetry) {
        super(stage, "Api", stage.home("The API of the movie service").build());
        MovieFunctions functions = new MovieFunctions(this, stage, data, telemetry);
        api = ProtectedApi.Builder.create(this, "Movies")
                .description("The movie service, " + stage.service().stage())
                .originKeys(
                        originKey(stage, stage.service().originKey() - 1),
                        originKey(stage, stage.service().originKey()))
                .userPool(signIn.pool(), Users.SCOPE)
                .problemTypes("https://" + stage.estate().domain() + "/problems/")
                .accessLog(logs.access().destination())
                .build();
        RequestBodies bodies = new RequestBodies();
        for (MovieRoute route : MovieRoute.values()) {
            String path = "/v1" + route.path();
            IFunction function = functions.of(route.effect());
            switch (route.access()) {
                case PUBLIC -> api.publicRoute(route.method(), path, function, bodies.of(route));
                case SIGNED_IN -> api.signedInRoute(route.method(), path, function, bodies.of(route));
            }
        }
        ApiGatewayAlarms.Builder.create(this, "Alarms", api.restApi().getRestApiName(), ProtectedApi.STAGE)
                .topic(telemetry.alarmTopic())
                .build();
    }

    /** The key before is still taken, since CloudFront sends it until its own stack is deployed. */
    private static OriginKey originKey(ServiceStage stage, int number) {
        String id = "originKey" + number;
        return new OriginKey(id, stage.secret(id));
    }

    /** Where CloudFront finds the API. */
    String domainName() {
        return "%s.execute-api.%s.amazonaws.com".formatted(api.restApi().getRestApiId(), getRegion());
    }
}
