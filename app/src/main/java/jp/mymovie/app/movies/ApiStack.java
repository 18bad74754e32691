package jp.mymovie.app.movies;

import java.util.List;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.constructs.function.ProtectedApi;
import jp.mymovie.movies.MovieRoute;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.IFunction;

/** The API: a function that only reads, one that writes, and the routes to them. */
final class ApiStack extends Stack {
    private static final String V1 = "/v1";

    private static final String SCRIPTS = V1 + MovieRoute.SCRIPTS + "/{proxy+}";
    private static final List<String> SCRIPT_METHODS = List.of("GET", "PUT", "PATCH", "POST", "DELETE");

    private final ProtectedApi api;

    ApiStack(ServiceStage stage, DataStack data, SignInStack signIn) {
        super(stage, "Api", stage.home("The API of the movie service").build());
        MovieFunctions functions = new MovieFunctions(this, stage, data);
        api = stage.api(this, "Movies")
                .description("The movie service, " + stage.stage().name())
                .userPool(signIn.pool(), Users.SCOPE)
                .problemTypes(MovieRoute.PROBLEM_TYPES)
                .crossOriginReads(Duration.hours(1))
                .binaryMediaTypes("application/octet-stream")
                // A filter may read a whole list of 10,000 films: 214 read units.
                .throttle("GET", V1 + MovieRoute.LIST_ENTRIES.path(), 0.2, 25)
                .throttle("GET", V1 + MovieRoute.EXPORT_ENTRIES.path(), 0.2, 5)
                .throttle("GET", V1 + MovieRoute.LIST_MY_CHANGES.path(), 0.5, 10)
                .throttle("GET", V1 + MovieRoute.GET_ARCHIVE.path(), 0.2, 5)
                // Any of the routes, the dear ones too.
                .throttle("GET", SCRIPTS, 0.5, 20)
                .throttle("POST", SCRIPTS, 0.2, 5)
                .throttle("POST", V1 + MovieRoute.START_IMPORT.path(), 0.2, 5)
                .throttle("POST", V1 + MovieRoute.SEND_MESSAGE.path(), 0.1, 5)
                .build();
        RequestBodies bodies = new RequestBodies();
        for (MovieRoute route : MovieRoute.values()) {
            String path = V1 + route.path();
            IFunction function = functions.of(route.effect());
            switch (route.access()) {
                case PUBLIC -> api.publicRoute(route.method(), path, function, bodies.of(route));
                case SIGNED_IN -> api.signedInRoute(route.method(), path, function, bodies.of(route));
            }
        }
        // Scripts' tokens are looked at by the function, which alone can: one resource for all routes, and none of them
        // twice.
        for (String method : SCRIPT_METHODS) {
            MovieRoute.Effect effect = method.equals("GET") ? MovieRoute.Effect.READ : MovieRoute.Effect.WRITE;
            api.bearerRoute(method, SCRIPTS, functions.of(effect));
        }
        stage.watch(this, api);
        stage.letCut(this, api, functions.all());
    }

    ProtectedApi api() {
        return api;
    }
}
