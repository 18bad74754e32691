package jp.mymovie.test.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.deployment.Deployment;
import jp.mymovie.local.deployment.Plan;
import jp.mymovie.local.deployment.Visitors;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.table.Tables;
import jp.mymovie.local.tmdb.TmdbStandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * New versions of the real functions, good and faulty, deployed over the real ones with the real hook, the real table and
 * the templates' own alarms, in virtual time: a simulation of CodeDeploy and CloudWatch.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html">CodeDeploy</a>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentTest {
    private static final String GOOD = "none";

    private final List<Stack> stacks =
            Assembly.read(jp.mymovie.test.Assembly.directory()).stage("Prod");
    private final Plan queries = Plan.read(stacks, "Queries");
    private final Plan commands = Plan.read(stacks, "Commands");
    private final Tables tables = new Tables(null);
    private final Server films = new Server(0, 2);
    private final Map<String, String> endpoints = Map.of("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint());
    private LambdaFunction writing = new LambdaFunction(commands.function(), endpoints, line -> {});

    @TempDir
    static Path code;

    @BeforeAll
    void begin() {
        tables.create(stacks, Values.ofAnyType(stacks));
        films.start(new TmdbStandIn(token -> true)::handle);
        writing = new LambdaFunction(version(commands, GOOD, "", 512), endpoints, line -> {});
    }

    @AfterAll
    void end() {
        writing.close();
        films.close();
        tables.close();
    }

    @Test
    void aRouteThatThrowsMeetsNobody() {
        assertStopped(deploy(queries, version(queries, "throws", "/v1/me/watchlist", 512)), "GET /v1/me/watchlist");
    }

    @Test
    void aRouteThatAnswers200WithAnotherBodyMeetsNobody() {
        assertStopped(deploy(queries, version(queries, "answers otherwise", "/v1/me", 512)), "GET /v1/me");
    }

    @Test
    void aRouteThatTimesOutMeetsNobody() {
        Deployment.Result result = deploy(queries, version(queries, "times out", "/v1/me/feed", 512));

        assertStopped(result, "GET /v1/me/feed");
        assertThat(result.log()).anyMatch(line -> line.contains("timed out"));
    }

    @Test
    void aLeakIsRolledBackWhileATenthMeetsIt() {
        Deployment.Result result = deploy(queries, version(queries, "leaks", "", 192));

        assertThat(result.succeeded()).as(result.toString()).isFalse();
        assertThat(result.shifted()).as("the first rounds are well").isTrue();
        assertThat(result.reason()).contains("new version fails");
        assertThat(result.met()).isLessThan(result.visits() / 4);
    }

    @Test
    void aWriteThatIsLostMeetsNobody() {
        assertStopped(
                deploy(commands, version(commands, "writes nothing", "/v1/me/entries/{tmdbId}", 512)),
                "PATCH /v1/me/entries/{tmdbId}");
    }

    @Test
    void aFaultOfTheVersionBeforeDoesNotStopTheCureWhichGetsAllTraffic() {
        Deployment.Result result = new Deployment(queries, endpoints, List.of(writing))
                .run(version(queries, "throws", "/v1/users", 512), version(queries, GOOD, "", 512), visitors());

        assertThat(result.succeeded()).as(result.toString()).isTrue();
        assertThat(result.spoiled())
                .as("of those whom the new version answered")
                .isZero();
    }

    private Deployment.Result deploy(Plan plan, FunctionSettings after) {
        return new Deployment(plan, endpoints, List.of(writing)).run(version(plan, GOOD, "", 512), after, visitors());
    }

    private static void assertStopped(Deployment.Result result, String step) {
        assertThat(result.succeeded()).as(result.toString()).isFalse();
        assertThat(result.shifted()).as(result.toString()).isFalse();
        assertThat(result.met()).isZero();
        assertThat(result.log()).anyMatch(line -> line.contains("trial failed") && line.contains(step));
    }

    /** Ten a minute, to whom a list of users is enough. */
    private static Visitors visitors() {
        return new Visitors(
                600,
                List.of(("{\"resource\":\"/v1/users\",\"path\":\"/v1/users\",\"httpMethod\":\"GET\",\"headers\":{},"
                                + "\"queryStringParameters\":{\"prefix\":\"ha\"},\"requestContext\":{\"requestId\":\"visit\"}}")
                        .getBytes(StandardCharsets.UTF_8)),
                answer -> answer.contains("\"statusCode\":200"));
    }

    /** The function as the template has it, but for the fault, TMDB's address, the memory and two seconds of time. */
    private FunctionSettings version(Plan plan, String fault, String route, int memory) {
        FunctionSettings real = plan.function();
        Map<String, String> environment = new LinkedHashMap<>(real.environment());
        environment.put(
                "TMDB_URL", "http://127.0.0.1:%d%s".formatted(films.port(), TmdbStandIn.API.replaceAll("/$", "")));
        environment.put("EFFECT", plan.equals(queries) ? "READ" : "WRITE");
        environment.put("FAULT", fault);
        environment.put("ROUTE", route);
        return new FunctionSettings(
                real.name(),
                real.arn(),
                real.region(),
                FaultyVersion.class.getName() + "::handleRequest",
                code(real.code()),
                environment,
                Duration.ofSeconds(fault.equals("times out") ? 2 : 10),
                memory,
                real.snapStart(),
                real.jsonLogs(),
                real.logGroup());
    }

    /** A folder with the handler and, as a library, the jar that is deployed. */
    private static Path code(Path jar) {
        try {
            String name = FaultyVersion.class.getName().replace('.', '/') + ".class";
            Path compiled = code.resolve(name);
            if (!Files.exists(compiled)) {
                Files.createDirectories(compiled.getParent());
                try (var bytes = FaultyVersion.class.getResourceAsStream("/" + name)) {
                    Files.copy(Objects.requireNonNull(bytes), compiled);
                }
                Files.createDirectories(code.resolve("lib"));
                Files.copy(jar, code.resolve("lib/function.jar"));
            }
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
