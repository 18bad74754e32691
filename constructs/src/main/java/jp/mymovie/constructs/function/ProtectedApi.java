package jp.mymovie.constructs.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.edge.KeyShares;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.apigateway.ApiKey;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.CfnUsagePlan;
import software.amazon.awscdk.services.apigateway.CfnUsagePlanKey;
import software.amazon.awscdk.services.apigateway.CognitoUserPoolsAuthorizer;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IAccessLogDestination;
import software.amazon.awscdk.services.apigateway.IModel;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.ModelOptions;
import software.amazon.awscdk.services.apigateway.RequestValidator;
import software.amazon.awscdk.services.apigateway.RequestValidatorOptions;
import software.amazon.awscdk.services.apigateway.Resource;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigateway.ThrottleSettings;
import software.amazon.awscdk.services.apigateway.UsagePlan;
import software.amazon.awscdk.services.apigateway.UsagePlanPerApiStage;
import software.amazon.awscdk.services.cognito.IUserPool;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * A regional REST API that only CloudFront can call, and whose personal routes want an access token of a Cognito user
 * pool.
 *
 * <p>Every method requires one of the API keys, which CloudFront adds as {@code x-api-key}; two are valid at a time so
 * that they can be rotated, each in as many parts as {@link Builder#shares} says. The key proves the way, never the
 * person: {@link #signedInRoute} also requires a token with the scope. The stage is called {@code api}, so that {@code /api/*} reaches it without an origin path. Whatever the
 * gateway itself answers is {@code application/problem+json}, see {@link GatewayProblem}.
 *
 * <p>A GET route has a HEAD route beside it, to which the function must answer with the same headers and no body. Other
 * methods of a resource are answered with 405 and {@code Allow}, see {@link OwnAnswers}.
 *
 * <p>The gateway checks that path parameters are there, and of a {@link RequestBody} what its schema says; the function has
 * the last word on both.
 */
public final class ProtectedApi extends Construct {
    /** The first part of every path, and the name of the stage. */
    public static final String STAGE = "api";

    private final RestApi api;
    private final RequestValidator validator;
    private final @Nullable CognitoUserPoolsAuthorizer authorizer;
    private final List<String> scopes;
    private final Map<IFunction, LambdaIntegration> integrations = new LinkedHashMap<>();
    private final Map<String, IModel> models = new LinkedHashMap<>();
    private final Map<String, OwnAnswers> answers = new LinkedHashMap<>();
    private final String problemTypes;
    private final @Nullable Duration crossOriginReads;
    private final boolean takesBytes;

    private ProtectedApi(Builder builder) {
        super(builder.scope, builder.id);
        scopes = builder.scopes;
        problemTypes = builder.problemTypes;
        crossOriginReads = builder.crossOriginReads;
        takesBytes = !builder.binaryMediaTypes.isEmpty();
        api = RestApi.Builder.create(this, "Resource")
                .restApiName(Names.uniqueResourceName(
                        this, UniqueResourceNameOptions.builder().build()))
                .description(builder.description)
                .endpointTypes(List.of(EndpointType.REGIONAL))
                .cloudWatchRole(false)
                .binaryMediaTypes(builder.binaryMediaTypes.isEmpty() ? null : builder.binaryMediaTypes)
                .deployOptions(builder.stage())
                .build();
        validator = api.addRequestValidator(
                "Validator",
                RequestValidatorOptions.builder()
                        .validateRequestBody(true)
                        .validateRequestParameters(true)
                        .build());
        authorizer = builder.userPool == null
                ? null
                : CognitoUserPoolsAuthorizer.Builder.create(this, "Authorizer")
                        .cognitoUserPools(List.of(builder.userPool))
                        .build();
        for (GatewayProblem problem : GatewayProblem.values()) {
            problem.addTo(api, builder.problemTypes, crossOriginReads != null);
        }
        UsagePlan plan = UsagePlan.Builder.create(this, "Plan")
                .throttle(builder.perKey())
                .apiStages(List.of(UsagePlanPerApiStage.builder()
                        .api(api)
                        .stage(api.getDeploymentStage())
                        .build()))
                .build();
        if (!builder.dear.isEmpty()) {
            // The L2 construct wants the methods, which come after the plan.
            ((CfnUsagePlan) Objects.requireNonNull(plan.getNode().getDefaultChild()))
                    .addPropertyOverride("ApiStages.0.Throttle", builder.dear);
        }
        // Each under an id of its own: API Gateway can't change the value of a key that exists. Not by addApiKey, which
        // would give the first of the keys one and the same place in the plan, whichever it is.
        for (OriginKey originKey : builder.keys()) {
            ApiKey key = ApiKey.Builder.create(this, originKey.id())
                    .value(originKey.value())
                    .build();
            CfnUsagePlanKey.Builder.create(key, "InPlan")
                    .keyId(key.getKeyId())
                    .keyType("API_KEY")
                    .usagePlanId(plan.getUsagePlanId())
                    .build();
        }
    }

    /** Adds a route for everybody who comes through CloudFront. */
    public void publicRoute(String method, String path, IFunction function) {
        publicRoute(method, path, function, null);
    }

    /** Adds a route for everybody who comes through CloudFront, with a body. */
    public void publicRoute(String method, String path, IFunction function, @Nullable RequestBody body) {
        OwnAnswers own = add(method, path, function, options(body).authorizationType(AuthorizationType.NONE));
        if (crossOriginReads != null && method.equals("GET")) {
            own.allowOrigins(crossOriginReads);
        }
    }

    /** Adds a route for the bearers of an access token with the scope. */
    public void signedInRoute(String method, String path, IFunction function) {
        signedInRoute(method, path, function, null);
    }

    /** Adds a route for the bearers of an access token with the scope, with a body. */
    public void signedInRoute(String method, String path, IFunction function, @Nullable RequestBody body) {
        if (authorizer == null) {
            throw new IllegalArgumentException(
                    "'userPool' must be the pool whose tokens %s %s takes, got null".formatted(method, path));
        }
        add(
                method,
                path,
                function,
                options(body)
                        .authorizationType(AuthorizationType.COGNITO)
                        .authorizer(authorizer)
                        .authorizationScopes(scopes));
    }

    /**
     * Adds a route for bearers of tokens that no user pool has issued: the function must look at the token itself, and answer
     * 401 to every other. A path may end with {@code {proxy+}}.
     */
    public void bearerRoute(String method, String path, IFunction function) {
        add(method, path, function, options(null).authorizationType(AuthorizationType.NONE));
    }

    private MethodOptions.Builder options(@Nullable RequestBody body) {
        return MethodOptions.builder()
                .apiKeyRequired(true)
                .requestValidator(validator)
                .requestModels(body == null ? null : models(body));
    }

    private Map<String, IModel> models(RequestBody body) {
        IModel model = models.computeIfAbsent(
                body.name(),
                name -> api.addModel(
                        name, ModelOptions.builder().schema(body.schema()).build()));
        Map<String, IModel> byMediaType = new LinkedHashMap<>();
        body.mediaTypes().forEach(mediaType -> byMediaType.put(mediaType, model));
        return byMediaType;
    }

    private OwnAnswers add(String method, String path, IFunction function, MethodOptions.Builder options) {
        Map<String, Boolean> parameters = new LinkedHashMap<>();
        for (String part : path.split("/")) {
            if (part.startsWith("{")) {
                parameters.put("method.request.path." + part.substring(1, part.length() - 1), true);
            }
        }
        MethodOptions complete = options.requestParameters(parameters.isEmpty() ? null : parameters)
                .build();
        Resource resource = api.getRoot().resourceForPath(path);
        OwnAnswers own = answers.computeIfAbsent(path, any -> new OwnAnswers(resource, problemTypes, takesBytes));
        LambdaIntegration integration = integrations.computeIfAbsent(function, ProtectedApi::integration);
        for (String each : method.equals("GET") ? List.of("GET", "HEAD") : List.of(method)) {
            resource.addMethod(each, integration, complete);
            own.allow(each);
        }
        return own;
    }

    private static LambdaIntegration integration(IFunction function) {
        return new LambdaIntegration(
                function,
                LambdaIntegrationOptions.builder()
                        .proxy(true)
                        .scopePermissionToMethod(false)
                        .build());
    }

    public RestApi restApi() {
        return api;
    }

    /** Collects what a {@link ProtectedApi} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String description;
        private List<OriginKey> originKeys = List.of();
        private @Nullable IUserPool userPool;
        private List<String> scopes = List.of();
        private @Nullable IAccessLogDestination accessLog;
        private String problemTypes = "about:blank#";
        private @Nullable Duration crossOriginReads;
        private List<String> binaryMediaTypes = List.of();
        private int rateLimit = 20;
        private int burstLimit = 50;
        private @Nullable KeyShares shares;
        private final Map<String, Map<String, Number>> dear = new TreeMap<>();

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Required. The two keys that are valid: the one CloudFront sends, and the one it sent before or will send next. */
        public Builder originKeys(OriginKey first, OriginKey second) {
            this.originKeys = List.of(first, second);
            return this;
        }

        /** Whose access tokens the signed-in routes take, and the scope that a token must carry. */
        public Builder userPool(IUserPool userPool, String scope) {
            this.userPool = userPool;
            this.scopes = List.of(scope);
            return this;
        }

        /**
         * Public roof: requests a second that all callers share, 20 by default, and how many may come at once with one key,
         * 50 by default. CloudFront sends a valid key, so each request that is not throttled is billed, 4.25 US$ a million
         * in Tokyo: 20 a second are 7.34 US$ a day. The roof is the usage plan's, each key having its part of it: the limit
         * of a stage counts for each of its methods, and both are targets and no ceilings.
         *
         * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">how
         *     throttling limits are applied</a>
         */
        public Builder throttle(int rateLimit, int burstLimit) {
            this.rateLimit = rateLimit;
            this.burstLimit = burstLimit;
            return this;
        }

        /**
         * Limits a route that costs more than others, with each key by itself and within what the key has. Limits of methods
         * are the usage plan's and none of the stage's, so that a throttle of 0 for all methods of the stage leaves none
         * open.
         *
         * @param rateLimit requests a second, such as 0.1
         * @param burstLimit how many may come at once, at least 1
         */
        public Builder throttle(String method, String path, double rateLimit, int burstLimit) {
            for (String each : method.equals("GET") ? List.of("GET", "HEAD") : List.of(method)) {
                dear.put(path + "/" + each, Ordered.map("RateLimit", rateLimit, "BurstLimit", burstLimit));
            }
            return this;
        }

        /**
         * Divides the roof among keys, of which an address gets its own: as many keys for each of the two origin keys,
         * whose values are the origin key's with two digits. The distribution must send them: {@code
         * WebDistribution.Builder.shares}. One key for all callers by default.
         */
        public Builder shares(KeyShares shares) {
            this.shares = shares;
            return this;
        }

        /** Where the access log goes, in the format of {@link AccessLog}; nowhere by default. */
        public Builder accessLog(IAccessLogDestination destination) {
            this.accessLog = destination;
            return this;
        }

        /**
         * Media types of bodies that reach the function as bytes, in Base64; none by default, since the gateway reads every
         * body as UTF-8 and puts U+FFFD in place of what is not. Base64 takes a third more of the 6 MB of an event.
         *
         * @see <a
         *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html">binary
         *     media types</a>
         */
        public Builder binaryMediaTypes(String... mediaTypes) {
            this.binaryMediaTypes = List.of(mediaTypes);
            return this;
        }

        /** What the {@code type} of a problem begins with, for example {@code https://example.com/problems/}. */
        public Builder problemTypes(String prefix) {
            this.problemTypes = prefix;
            return this;
        }

        /**
         * Lets scripts of any origin use public GET routes, without credentials; no route by default. The gateway answers
         * preflights and adds {@code access-control-allow-origin: *} to what it answers itself; the function must send it too.
         *
         * @param maxAge for which a browser may keep the answer to a preflight
         */
        public Builder crossOriginReads(Duration maxAge) {
            this.crossOriginReads = maxAge;
            return this;
        }

        /** @throws IllegalArgumentException if the keys are missing */
        public ProtectedApi build() {
            return new ProtectedApi(this);
        }

        private List<OriginKey> keys() {
            if (originKeys.isEmpty()) {
                throw new IllegalArgumentException("'originKeys' must be the two keys that are valid, got []");
            }
            KeyShares divided = shares;
            return divided == null
                    ? originKeys
                    : originKeys.stream()
                            .flatMap(key -> divided.suffixes().stream().map(key::part))
                            .toList();
        }

        private ThrottleSettings perKey() {
            return ThrottleSettings.builder()
                    .rateLimit(shares == null ? rateLimit : (double) rateLimit / shares.count())
                    .burstLimit(burstLimit)
                    .build();
        }

        private StageOptions stage() {
            return StageOptions.builder()
                    .stageName(STAGE)
                    .throttlingRateLimit(rateLimit)
                    // Two keys of one caller can't spend what a method has at once.
                    .throttlingBurstLimit(shares == null ? burstLimit : burstLimit * shares.count())
                    .accessLogDestination(accessLog)
                    .accessLogFormat(accessLog == null ? null : AccessLog.format())
                    .build();
        }
    }
}
