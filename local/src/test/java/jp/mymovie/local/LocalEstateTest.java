package jp.mymovie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jp.mymovie.local.function.FixtureHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage written by hand: one function in a folder behind one API, and nothing else. */
class LocalEstateTest {
    private static final String API = """
            {"Resources": {
              "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "books"}},
              "Books": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "PathPart": "books"}},
              "GetBooks": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"},
                "ResourceId": {"Ref": "Books"}, "HttpMethod": "GET", "AuthorizationType": "NONE",
                "Integration": {"Type": "AWS_PROXY", "Uri": {"Fn::Sub":
                "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Shelf.Arn}/invocations"}}}},
              "Shelf": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "java25",
                "Handler": "jp.mymovie.local.function.FixtureHandler::title", "Code": {"S3Bucket": "assets", "S3Key": "shelf.zip"},
                "Timeout": 20}},
              "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "v1"}}
            }}""";

    @TempDir
    Path directory;

    @Test
    void runsAStageWithoutUserPoolTablesAndEdge() throws Exception {
        lay(API);
        try (LocalEstate estate = estate()) {
            estate.start();
            estate.startLate();

            for (int i = 0; i < 3; i++) {
                HttpResponse<String> books = get(estate, "/v1/books");
                assertThat(books.statusCode()).as(books.body()).isEqualTo(200);
                assertThat(books.body()).isEqualTo("こころ");
            }
            assertThat(get(estate, "/elsewhere").statusCode()).isEqualTo(403);
            assertThat(get(estate, "/local/token").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void refusesSignInWithoutAUserPool() throws IOException {
        lay(API.replace("\"AuthorizationType\": \"NONE\"", "\"AuthorizationType\": \"COGNITO_USER_POOLS\""));
        try (LocalEstate estate = estate()) {
            assertThatThrownBy(estate::start).hasMessageContaining("no user pool is in its stage");
        }
    }

    @Test
    void refusesAStageOfWhichNothingAnswers() throws IOException {
        lay("{\"Resources\": {}}");
        try (LocalEstate estate = estate()) {
            assertThatThrownBy(estate::start)
                    .hasMessageContaining("stage 'BooksProd' has neither a distribution nor an API");
        }
    }

    private LocalEstate estate() {
        return new LocalEstate(Options.parse(List.of(
                "--assembly",
                directory.resolve("cdk.out").toString(),
                "--service",
                "books",
                "--stage",
                "prod",
                "--port",
                "0")));
    }

    private static HttpResponse<String> get(LocalEstate estate, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(estate.origin() + path)).build(), BodyHandlers.ofString());
        }
    }

    private void lay(String template) throws IOException {
        write("cdk.out/estate.json", """
                {"accounts": [{"name": "BooksProd", "role": "workload", "id": "000000000007",
                  "service": "books", "stage": "prod", "host": "books.mymovie.example"}]}""");
        write("cdk.out/manifest.json", """
                {"artifacts": {"assembly-BooksProd": {"type": "cdk:cloud-assembly",
                  "properties": {"directoryName": "assembly-BooksProd", "displayName": "BooksProd"}}}}""");
        write("cdk.out/assembly-BooksProd/manifest.json", """
                {"artifacts": {"BooksProdApi": {"type": "aws:cloudformation:stack", "displayName": "BooksProd/Api",
                  "environment": "aws://000000000007/ap-northeast-1",
                  "properties": {"templateFile": "BooksProdApi.template.json"}}}}""");
        write("cdk.out/assembly-BooksProd/BooksProdApi.template.json", template);
        write("cdk.out/assembly-BooksProd/BooksProdApi.assets.json", """
                {"files": {"shelf": {"source": {"path": "../asset.shelf"},
                  "destinations": {"here": {"objectKey": "shelf.zip"}}}}}""");
        String folder =
                "cdk.out/asset.shelf/" + FixtureHandler.class.getPackageName().replace('.', '/');
        Path classes = Path.of(URI.create(String.valueOf(FixtureHandler.class.getResource("FixtureHandler.class"))))
                .getParent();
        Files.createDirectories(directory.resolve(folder));
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("FixtureHandler"))
                    .toList()) {
                Files.copy(file, directory.resolve(folder).resolve(file.getFileName()));
            }
        }
        Path jar = directory.resolve("cdk.out/asset.shelf/lib/title.jar");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("title.txt"));
            out.write("こころ".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
