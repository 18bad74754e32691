package jp.mymovie.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** Small templates written by hand, and stacks of them. */
public final class Fixtures {
    /** An API with one public and two personal methods, its key, its limits and one answer of its own. */
    public static final String API = """
            {"Resources": {
              "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "movies"}},
              "V1": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "PathPart": "v1"}},
              "Health": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Ref": "V1"}, "PathPart": "health"}},
              "Users": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Ref": "V1"}, "PathPart": "users"}},
              "Handle": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Ref": "Users"}, "PathPart": "{handle}"}},
              "Random": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Ref": "Users"}, "PathPart": "random"}},
              "Rest": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Ref": "Random"}, "PathPart": "{proxy+}"}},
              "GetHealth": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Health"}, "HttpMethod": "GET", "AuthorizationType": "NONE",
                "ApiKeyRequired": true, "Integration": {"Type": "AWS_PROXY", "TimeoutInMillis": 300,
                "Uri": {"Fn::Join": ["", ["arn:aws:apigateway:ap-northeast-1:lambda:path/2015-03-31/functions/",
                  {"Ref": "Live"}, "/invocations"]]}}}},
              "GetHandle": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Handle"}, "HttpMethod": "GET", "AuthorizationType": "COGNITO_USER_POOLS",
                "AuthorizationScopes": ["mymovie/api"], "Integration": {"Type": "AWS_PROXY",
                "Uri": {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Queries.Arn}/invocations"}}}},
              "GetRandom": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Random"}, "HttpMethod": "GET", "AuthorizationType": "NONE",
                "Integration": {"Type": "AWS_PROXY", "Uri": {"Fn::Sub":
                "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Queries.Arn}/invocations"}}}},
              "NewFilm": {"Type": "AWS::ApiGateway::Model", "Properties": {"RestApiId": {"Ref": "Api"},
                "Schema": {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object"}}},
              "PutRandom": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Random"}, "HttpMethod": "PUT", "AuthorizationType": "NONE",
                "RequestModels": {"application/json": {"Ref": "NewFilm"}},
                "Integration": {"Type": "AWS_PROXY", "Uri": {"Fn::Sub":
                "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Queries.Arn}/invocations"}}}},
              "AnyRest": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Rest"}, "HttpMethod": "ANY", "AuthorizationType": "NONE",
                "Integration": {"Type": "AWS_PROXY", "Uri": {"Fn::Sub":
                "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Queries.Arn}/invocations"}}}},
              "AnyRandom": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Random"}, "HttpMethod": "ANY", "AuthorizationType": "NONE",
                "Integration": {"Type": "MOCK", "PassthroughBehavior": "NEVER",
                "RequestTemplates": {"application/json": "{\\"statusCode\\": 405}", "text/csv": "{\\"statusCode\\": 405}"},
                "IntegrationResponses": [{"StatusCode": "405",
                  "ResponseParameters": {"method.response.header.Allow": "'GET, PUT'",
                    "method.response.header.Content-Type": "'application/problem+json'"},
                  "ResponseTemplates": {"application/json": "{\\"status\\":405,\\"instance\\":\\"$context.requestId\\"}"}}]}}},
              "OptionsRandom": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Random"}, "HttpMethod": "OPTIONS", "AuthorizationType": "NONE",
                "Integration": {"Type": "MOCK", "PassthroughBehavior": "NEVER",
                "RequestTemplates": {"application/json": "{\\"statusCode\\": 204}"},
                "IntegrationResponses": [{"StatusCode": "204",
                  "ResponseParameters": {"method.response.header.Access-Control-Allow-Origin": "'*'"}}]}}},
              "Queries": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "queries", "Runtime": "java25"}},
              "Live": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "Queries"}, "Name": "live"}},
              "Key": {"Type": "AWS::ApiGateway::ApiKey",
                "Properties": {"Value": "{{resolve:secretsmanager:mymovie/stg:SecretString:originKey1}}"}},
              "Unauthorized": {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResponseType": "UNAUTHORIZED", "StatusCode": "401",
                "ResponseParameters": {"gatewayresponse.header.Content-Type": "'application/problem+json'"},
                "ResponseTemplates": {"application/json":
                  "{\\"title\\":\\"Sign in first\\",\\"detail\\":$context.error.messageString,\\"instance\\":\\"$context.requestId\\"}"}}},
              "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "api",
                "AccessLogSetting": {"Format": "{\\"path\\":\\"$context.resourcePath\\",\\"status\\":\\"$context.status\\",\\"user\\":\\"$context.authorizer.claims.sub\\"}"},
                "MethodSettings": [{"HttpMethod": "*", "ResourcePath": "/*", "ThrottlingRateLimit": 10, "ThrottlingBurstLimit": 3}]}}
            }}""";

    private Fixtures() {}

    /** Reads JSON. */
    public static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A stack of stage {@code Stg}. */
    public static Stack stack(String name, String template) {
        return new Stack(
                "Stg", "Stg/" + name, "000000000004", "ap-northeast-1", json(template), Path.of("."), json("{}"));
    }

    /** Values whose secrets are their own names. */
    public static Values values(Stack... stacks) {
        return new Values(List.of(stacks), (secret, key) -> secret + "#" + key);
    }
}
