package jp.mymovie.constructs.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.edge.KeyShares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.JsonSchema;
import software.amazon.awscdk.services.apigateway.JsonSchemaType;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;

class ProtectedApiTest {
    private final Stack stack = SampleStack.create();

    private ProtectedApi.Builder api() {
        return ProtectedApi.Builder.create(stack, "Films")
                .originKeys(new OriginKey("key1", key(1)), new OriginKey("key2", key(2)));
    }

    private static String key(int number) {
        return "{{resolve:secretsmanager:films:SecretString:key%d}}".formatted(number);
    }

    private IFunction function() {
        return JavaFunction.Builder.create(stack, "Function")
                .code(Code.fromBucketV2(Bucket.fromBucketName(stack, "Jars", "jars"), "films.jar"))
                .handler("films.Films")
                .build()
                .alias();
    }

    @Test
    void isRegionalAndItsStageIsTheFirstPartOfThePath() {
        api().build().publicRoute("GET", "/v1/health", function());

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::ApiGateway::RestApi", Map.of("EndpointConfiguration", Map.of("Types", List.of("REGIONAL"))));
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Map.of(
                        "StageName", "api",
                        "AccessLogSetting", absent(),
                        "MethodSettings",
                                List.of(objectLike(Map.of("ThrottlingRateLimit", 20, "ThrottlingBurstLimit", 50)))));
        template.resourceCountIs("AWS::ApiGateway::Account", 0);
    }

    @Test
    void takesTwoKeysThatAreNowhereInTheTemplate() {
        api().build().publicRoute("GET", "/v1/health", function());

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::ApiGateway::UsagePlanKey", 2);
        template.hasResourceProperties("AWS::ApiGateway::ApiKey", Map.of("Value", key(1)));
        template.hasResourceProperties("AWS::ApiGateway::ApiKey", Map.of("Value", key(2)));
    }

    @Test
    void wantsTheKeyOnEveryMethodAndATokenWithTheScopeOnSignedInOnes() {
        IFunction function = function();
        ProtectedApi api =
                api().userPool(new UserPool(stack, "Users"), "films/api").build();
        api.publicRoute("GET", "/v1/health", function);
        api.signedInRoute("PUT", "/v1/me/{film}", function);

        Template template = Template.fromStack(stack);
        template.allResourcesProperties("AWS::ApiGateway::Method", Map.of("ApiKeyRequired", true));
        template.hasResourceProperties(
                "AWS::ApiGateway::Method",
                Map.of("HttpMethod", "GET", "AuthorizationType", "NONE", "AuthorizerId", absent()));
        template.hasResourceProperties(
                "AWS::ApiGateway::Method",
                Map.of(
                        "HttpMethod", "PUT",
                        "AuthorizationType", "COGNITO_USER_POOLS",
                        "AuthorizationScopes", List.of("films/api"),
                        "AuthorizerId", anyValue(),
                        "RequestParameters", Map.of("method.request.path.film", true)));
        template.resourceCountIs("AWS::ApiGateway::Authorizer", 1);
    }

    @Test
    void comparesBodiesOfTheNamedMediaTypesWithOneModelASchema() {
        IFunction function = function();
        ProtectedApi api = api().build();
        RequestBody body = new RequestBody(
                "NewFilm",
                JsonSchema.builder().type(JsonSchemaType.OBJECT).build(),
                List.of("application/json", "application/merge-patch+json"));
        api.publicRoute("PUT", "/v1/films", function, body);
        api.publicRoute("PATCH", "/v1/films", function, body);

        Template template = Template.fromStack(stack);
        template.resourcePropertiesCountIs(
                "AWS::ApiGateway::Model", Map.of("Schema", objectLike(Map.of("type", "object"))), 1);
        template.resourcePropertiesCountIs(
                "AWS::ApiGateway::Method",
                Map.of(
                        "RequestModels",
                        Map.of("application/json", anyValue(), "application/merge-patch+json", anyValue()),
                        "RequestValidatorId",
                        anyValue()),
                2);
        assertThatThrownBy(() -> new RequestBody("new film", body.schema(), List.of()))
                .hasMessage("'name' must be letters and digits, got 'new film'");
    }

    @Test
    void letsTheGatewayCallAFunctionByOnePermissionHoweverManyRoutesItHas() {
        IFunction function = function();
        ProtectedApi api = api().build();
        api.publicRoute("GET", "/v1/a", function);
        api.publicRoute("GET", "/v1/b", function);

        Map<String, Object> fromApi = new HashMap<>(Map.of("Principal", "apigateway.amazonaws.com"));
        Template.fromStack(stack).resourcePropertiesCountIs("AWS::Lambda::Permission", fromApi, 1);
    }

    @Test
    void answersHeadWhereItAnswersGet() {
        IFunction function = function();
        ProtectedApi api =
                api().userPool(new UserPool(stack, "Users"), "films/api").build();
        api.signedInRoute("GET", "/v1/me/{film}", function);
        api.signedInRoute("PUT", "/v1/me/{film}", function);

        Template template = Template.fromStack(stack);
        for (String method : List.of("GET", "HEAD", "PUT")) {
            template.resourcePropertiesCountIs(
                    "AWS::ApiGateway::Method",
                    Map.of(
                            "HttpMethod",
                            method,
                            "AuthorizationType",
                            "COGNITO_USER_POOLS",
                            "RequestParameters",
                            Map.of("method.request.path.film", true),
                            "Integration",
                            objectLike(Map.of("Type", "AWS_PROXY"))),
                    1);
        }
    }

    @Test
    void refusesOtherMethodsOfAResourceByNamingItsOwn() {
        IFunction function = function();
        ProtectedApi api = api().problemTypes("https://films.example/problems/").build();
        api.publicRoute("GET", "/v1/films", function);
        api.publicRoute("PUT", "/v1/films", function);
        api.publicRoute("POST", "/v1/contact", function);

        Template template = Template.fromStack(stack);
        for (String allowed : List.of("GET, HEAD, PUT", "POST")) {
            template.hasResourceProperties(
                    "AWS::ApiGateway::Method",
                    Map.of(
                            "HttpMethod",
                            "ANY",
                            "AuthorizationType",
                            "NONE",
                            "ApiKeyRequired",
                            true,
                            "MethodResponses",
                            List.of(objectLike(Map.of(
                                    "StatusCode",
                                    "405",
                                    "ResponseParameters",
                                    objectLike(Map.of("method.response.header.Allow", true))))),
                            "Integration",
                            objectLike(Map.of(
                                    "Type",
                                    "MOCK",
                                    "PassthroughBehavior",
                                    "NEVER",
                                    "RequestTemplates",
                                    objectLike(Map.of(
                                            "application/json", "{\"statusCode\": 405}",
                                            "text/csv", "{\"statusCode\": 405}")),
                                    "IntegrationResponses",
                                    List.of(Map.of(
                                            "StatusCode", "405",
                                            "ResponseParameters",
                                                    Map.of(
                                                            "method.response.header.Allow", "'" + allowed + "'",
                                                            "method.response.header.Content-Type",
                                                                    "'application/problem+json'",
                                                            "method.response.header.Cache-Control", "'no-store'"),
                                            "ResponseTemplates",
                                                    Map.of(
                                                            "application/json",
                                                            problem(
                                                                    "method-not-allowed",
                                                                    "Method not allowed",
                                                                    405,
                                                                    "this resource takes " + allowed))))))));
        }
        template.resourcePropertiesCountIs("AWS::ApiGateway::Method", Map.of("HttpMethod", "ANY"), 2);
        template.resourcePropertiesCountIs("AWS::ApiGateway::Method", Map.of("HttpMethod", "OPTIONS"), 0);
    }

    @Test
    void takesBodiesAsBytesAndAnswersOtherMethodsByText() {
        ProtectedApi api = api().binaryMediaTypes("application/octet-stream").build();
        api.publicRoute("POST", "/v1/files", function());

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::ApiGateway::RestApi", Map.of("BinaryMediaTypes", List.of("application/octet-stream")));
        template.hasResourceProperties(
                "AWS::ApiGateway::Method",
                Map.of("HttpMethod", "ANY", "Integration", objectLike(Map.of("ContentHandling", "CONVERT_TO_TEXT"))));
    }

    @Test
    void takesBodiesAsTextWhereNoMediaTypeIsBinary() {
        api().build().publicRoute("POST", "/v1/files", function());

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::ApiGateway::RestApi", Map.of("BinaryMediaTypes", absent()));
        template.hasResourceProperties(
                "AWS::ApiGateway::Method",
                Map.of("HttpMethod", "ANY", "Integration", objectLike(Map.of("ContentHandling", absent()))));
    }

    @Test
    void answersPreflightsOfPublicReadsAlone() {
        IFunction function = function();
        ProtectedApi api = api().userPool(new UserPool(stack, "Users"), "films/api")
                .crossOriginReads(Duration.minutes(10))
                .build();
        api.publicRoute("GET", "/v1/films", function);
        api.publicRoute("POST", "/v1/contact", function);
        api.signedInRoute("GET", "/v1/me", function);

        Template template = Template.fromStack(stack);
        template.resourcePropertiesCountIs("AWS::ApiGateway::Method", Map.of("HttpMethod", "OPTIONS"), 1);
        template.hasResourceProperties(
                "AWS::ApiGateway::Method",
                Map.of(
                        "HttpMethod",
                        "OPTIONS",
                        "ApiKeyRequired",
                        true,
                        "Integration",
                        objectLike(Map.of(
                                "Type",
                                "MOCK",
                                "IntegrationResponses",
                                List.of(Map.of(
                                        "StatusCode",
                                        "204",
                                        "ResponseParameters",
                                        Map.of(
                                                "method.response.header.Access-Control-Allow-Origin", "'*'",
                                                "method.response.header.Access-Control-Allow-Methods",
                                                        "'GET, HEAD, OPTIONS'",
                                                "method.response.header.Access-Control-Allow-Headers", "'*'",
                                                "method.response.header.Access-Control-Max-Age", "'600'")))))));
        for (String allowed : List.of("'GET, HEAD, OPTIONS'", "'POST'", "'GET, HEAD'")) {
            template.hasResourceProperties(
                    "AWS::ApiGateway::Method",
                    Map.of(
                            "HttpMethod",
                            "ANY",
                            "Integration",
                            objectLike(Map.of(
                                    "IntegrationResponses",
                                    List.of(objectLike(Map.of(
                                            "ResponseParameters",
                                            objectLike(Map.of("method.response.header.Allow", allowed)))))))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED,true",
        "REQUEST_TOO_LARGE,true",
        "INTEGRATION_FAILURE,true",
        "INTEGRATION_TIMEOUT,true",
        "BAD_REQUEST_PARAMETERS,true",
        "API_CONFIGURATION_ERROR,true",
        "UNAUTHORIZED,false",
        "BAD_REQUEST_BODY,false",
    })
    void letsEveryOriginReadItsOwnAnswersToPublicReads(String type, boolean read) {
        api().crossOriginReads(Duration.hours(1)).build().publicRoute("GET", "/v1/films", function());

        Map<String, ?> headers = read
                ? Map.of("gatewayresponse.header.Access-Control-Allow-Origin", "'*'")
                : Map.of("gatewayresponse.header.Access-Control-Allow-Origin", absent());
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::ApiGateway::GatewayResponse",
                        Map.of("ResponseType", type, "ResponseParameters", objectLike(headers)));
    }

    private static String problem(String slug, String title, int status, String detail) {
        return "{\"type\":\"https://films.example/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"$context.requestId\"}"
                .formatted(slug, title, status, detail);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED,401,unauthorized,Unauthorized,sign in and send the access token",
        "EXPIRED_TOKEN,401,unauthorized,Unauthorized,the access token has expired: sign in again",
        "INVALID_API_KEY,403,forbidden,Forbidden,this api is reached through its public address alone",
        "MISSING_AUTHENTICATION_TOKEN,404,no-route,Not found,there is no such resource",
        "BAD_REQUEST_PARAMETERS,400,bad-parameter,Bad parameter,a parameter is missing or cannot be read",
        "BAD_REQUEST_BODY,400,bad-request,Bad request,the body must be one json object in utf-8",
        "REQUEST_TOO_LARGE,413,too-large,Content too large,the request must have at most 10 MB",
        "THROTTLED,429,too-many-requests,Too many requests,too many requests at once: wait 1 second",
        "INTEGRATION_TIMEOUT,504,gateway-timeout,Gateway timeout,"
                + "the service did not answer in time: send the same request again",
        "DEFAULT_4XX,400,bad-request,Bad request,the request cannot be read",
        "DEFAULT_5XX,500,internal,Internal error,our fault: report the instance to have it looked up",
    })
    void answersByItselfWithProblems(String type, int status, String slug, String title, String detail) {
        api().problemTypes("https://films.example/problems/").build().publicRoute("GET", "/v1/health", function());

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::ApiGateway::GatewayResponse",
                        Map.of(
                                "ResponseType",
                                type,
                                "StatusCode",
                                "" + status,
                                "ResponseParameters",
                                objectLike(Map.of(
                                        "gatewayresponse.header.Content-Type", "'application/problem+json'",
                                        "gatewayresponse.header.Cache-Control", "'no-store'")),
                                "ResponseTemplates",
                                Map.of("application/json", problem(slug, title, status, detail))));
    }

    @Test
    void answersByItselfForEveryTypeThatAwsDocumentsAndForOthers() {
        api().build().publicRoute("GET", "/v1/health", function());

        Template.fromStack(stack).resourceCountIs("AWS::ApiGateway::GatewayResponse", 21);
    }

    @Test
    void writesItsAccessLogAndTakesAnotherRoof() {
        api().description("Films")
                .throttle(5, 10)
                .accessLog(new LogGroupLogDestination(new LogGroup(stack, "Log")))
                .build()
                .publicRoute("GET", "/v1/health", function());

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Map.of(
                        "AccessLogSetting",
                        objectLike(Map.of(
                                "Format", stringLikeRegexp("^\\{\"requestId\":\"\\$context.requestId\".*\\}\n$"))),
                        "MethodSettings",
                        List.of(objectLike(Map.of("ThrottlingRateLimit", 5, "ThrottlingBurstLimit", 10)))));
        template.hasResourceProperties(
                "AWS::ApiGateway::UsagePlan", Map.of("Throttle", Map.of("RateLimit", 5, "BurstLimit", 10)));
        template.hasResourceProperties("AWS::ApiGateway::RestApi", Map.of("Description", "Films"));
    }

    @Test
    void dividesItsRoofAmongTheKeysOfBothSecrets() {
        api().throttle(20, 50).shares(new KeyShares(12, 4)).build().publicRoute("GET", "/v1/health", function());

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::ApiGateway::ApiKey", 32);
        template.resourceCountIs("AWS::ApiGateway::UsagePlanKey", 32);
        for (int number = 1; number <= 2; number++) {
            for (String digits : new KeyShares(12, 4).suffixes()) {
                template.hasResourceProperties("AWS::ApiGateway::ApiKey", Map.of("Value", key(number) + digits));
            }
        }
        template.hasResourceProperties(
                "AWS::ApiGateway::UsagePlan", Map.of("Throttle", Map.of("RateLimit", 1.25, "BurstLimit", 50)));
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Map.of(
                        "MethodSettings",
                        List.of(objectLike(Map.of("ThrottlingRateLimit", 20, "ThrottlingBurstLimit", 800)))));
    }

    @Test
    void limitsADearRouteWithEachKeyAndNotInTheStage() {
        api().throttle("GET", "/v1/export", 0.1, 3)
                .throttle("POST", "/v1/imports", 0.2, 5)
                .build()
                .publicRoute("GET", "/v1/export", function());

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::ApiGateway::UsagePlan",
                Map.of(
                        "ApiStages",
                        List.of(objectLike(Map.of(
                                "Throttle",
                                Map.of(
                                        "/v1/export/GET", Map.of("RateLimit", 0.1, "BurstLimit", 3),
                                        "/v1/export/HEAD", Map.of("RateLimit", 0.1, "BurstLimit", 3),
                                        "/v1/imports/POST", Map.of("RateLimit", 0.2, "BurstLimit", 5)))))));
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Map.of("MethodSettings", List.of(objectLike(Map.of("HttpMethod", "*", "ResourcePath", "/*")))));
    }

    @Test
    void logsNoAddressBrowserOrSubject() {
        assertThat(AccessLog.fields()).contains("status", "resourcePath", "responseLatency");
        assertThat(AccessLog.format().toString()).doesNotContain("sourceIp", "userAgent", "claims");
    }

    @Test
    void wantsKeysAndAPoolForSignedInRoutes() {
        assertThatThrownBy(() -> ProtectedApi.Builder.create(stack, "NoKeys").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'originKeys' must be the two keys that are valid, got []");
        IFunction function = function();
        ProtectedApi api = api().build();
        assertThatThrownBy(() -> api.signedInRoute("GET", "/v1/me", function))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'userPool' must be the pool whose tokens GET /v1/me takes, got null");
    }
}
