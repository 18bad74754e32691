package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.http.Handlers;
import jp.mymovie.movies.signin.CognitoAccounts;
import jp.mymovie.movies.work.Worker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The runbook of a lost user pool, played with the command itself and the service's own handlers over one table. */
class LostPoolTest {
    private static final String TABLE = "movies";
    private static final String OLD = "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_old";
    private static final String NEW = "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_new";
    private static final Path RUNBOOK = Path.of("../docs/runbooks/user-pool.md");
    private static final Path RUNBOOK_JA = Path.of("../docs/runbooks/user-pool.ja.md");
    private static final Pattern AWK = Pattern.compile("(awk -v issuer=.*?> links\\.csv)", Pattern.DOTALL);
    private static final List<String> HANDLES = List.of("hanako", "taro", "jiro");

    /** The command's client takes its credentials and region as an operator's would. */
    private static final Map<String, String> OPERATOR =
            Map.of("aws.accessKeyId", "operator", "aws.secretAccessKey", "secret", "aws.region", "ap-northeast-1");

    @TempDir
    private Path files;

    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private final Pool pool = new Pool();
    private final String endpoint = "http://127.0.0.1:" + freePort();
    private final DynamoDBProxyServer server = server(endpoint);
    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create(endpoint))
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("operator", "secret")))
            .build();
    private final Handlers handlers = new Handlers(client, TABLE, new Films(), clock);
    private final Worker work = new Worker(client, TABLE, new CognitoAccounts(pool, "ap-northeast-1_new"), clock);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** A catalogue of invented films. */
    private static final class Films implements FilmCatalog {
        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(List.of(), page, 1);
        }

        @Override
        public @Nullable Integer byImdbId(String imdbId) {
            return null;
        }

        @Override
        public FilmDetails film(int tmdbId) {
            LocalDate date = LocalDate.of(1950 + tmdbId, 7, 20);
            return FilmDetails.of(new Film(tmdbId, "film " + tmdbId, "original " + tmdbId, date, "/p.jpg"));
        }
    }

    /** Notes which accounts of which pool are deleted. */
    private static final class Pool implements CognitoIdentityProviderClient {
        private final List<String> deleted = new ArrayList<>();

        @Override
        public AdminDeleteUserResponse adminDeleteUser(AdminDeleteUserRequest request) {
            deleted.add(request.userPoolId() + " " + request.username());
            return AdminDeleteUserResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "cognito-idp";
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void threeUsersOfTheOldPool() {
        OPERATOR.forEach(System::setProperty);
        MovieTables.create(client, TABLE);
        for (String handle : HANDLES) {
            Person person = new Person(OLD, "old-" + handle);
            assertThat(signUp(person, handle)).contains("\"statusCode\":201");
            for (int film = 1; film <= 5; film++) {
                String body = "{\"score\":%d,\"watched\":[\"2026-01-0%d\"],\"note\":\"%s's own note\"}"
                        .formatted(film * 20, film, handle);
                assertThat(person.writes(MovieRoute.PUT_ENTRY, Map.of("tmdbId", "" + film), Map.of(), body))
                        .contains("\"statusCode\":201");
            }
            person.writes(MovieRoute.PUT_WISH, Map.of("tmdbId", "9"), Map.of(), null);
        }
        Person hanako = new Person(OLD, "old-hanako");
        hanako.writes(MovieRoute.FOLLOW, Map.of("handle", "jiro"), Map.of(), null);
        new Person(OLD, "old-taro").writes(MovieRoute.FOLLOW, Map.of("handle", "hanako"), Map.of(), null);
        assertThat(new Person(OLD, "old-taro")
                        .writes(MovieRoute.PATCH_ME, Map.of(), Map.of("If-Match", "*"), "{\"private\":true}"))
                .contains("\"statusCode\":200");
        work.run();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
        OPERATOR.keySet().forEach(System::clearProperty);
    }

    @Test
    void usersLinkedByCommandFindAllAsItWas() throws Exception {
        Map<String, List<String>> before = new LinkedHashMap<>();
        HANDLES.forEach(handle -> before.put(handle, new Person(OLD, "old-" + handle).everything(handle)));
        assertThat(before.get("taro")).anyMatch(answer -> answer.contains("\\\"private\\\":true"));
        assertThat(before.get("hanako")).anyMatch(answer -> answer.contains("hanako's own note"));

        for (String handle : HANDLES) {
            Person unlinked = new Person(NEW, "new-" + handle);
            assertThat(unlinked.reads(MovieRoute.GET_ME, Map.of())).contains("no-profile", "\"statusCode\":404");
            assertThat(unlinked.writes(MovieRoute.PUT_ENTRY, Map.of("tmdbId", "7"), Map.of(), "{\"score\":1}"))
                    .contains("no-profile", "\"statusCode\":409");
        }

        assertThat(run("--list")).isZero();
        Files.writeString(files.resolve("identities.csv"), words());
        assertThat(words())
                .isEqualTo("handle,issuer,subject\nhanako,%1$s,old-hanako\njiro,%1$s,old-jiro\ntaro,%1$s,old-taro\n"
                        .formatted(OLD));
        Files.writeString(files.resolve("pool.tsv"), people("old", "%s@example.com"));
        Files.writeString(files.resolve("new.tsv"), people("new", "%s@EXAMPLE.com"));
        joinAsTheRunbookDoes();
        assertThat(run("--file", files.resolve("links.csv").toString())).isZero();
        assertThat(words().lines())
                .hasSize(4)
                .contains("hanako: linked to 'new-hanako' of " + NEW, "3 of 3 are linked");

        for (String handle : HANDLES) {
            assertThat(new Person(NEW, "new-" + handle).everything(handle)).isEqualTo(before.get(handle));
            assertThat(new Person(OLD, "old-" + handle).everything(handle))
                    .as("a token of the old pool")
                    .isEqualTo(before.get(handle));
        }
        assertThat(run("--file", files.resolve("links.csv").toString())).isZero();
        assertThat(words()).contains("taro: was linked before to 'new-taro'", "3 of 3 are linked");

        assertThat(new Person(NEW, "new-hanako").writes(MovieRoute.DELETE_ME, Map.of(), Map.of(), null))
                .contains("\"statusCode\":202");
        work.run();
        assertThat(pool.deleted).containsExactly("ap-northeast-1_new new-hanako");
        for (Person gone : List.of(new Person(NEW, "new-hanako"), new Person(OLD, "old-hanako"))) {
            assertThat(gone.reads(MovieRoute.GET_ME, Map.of())).contains("no-profile");
            assertThat(signUp(gone, "hanako_2")).contains("account-deleted");
        }
        assertThat(run("--list")).isZero();
        assertThat(words()).doesNotContain("hanako").contains("jiro," + NEW + ",new-jiro");
    }

    /** Each takes the place of the others' address in the new pool, or had an address that was never verified. */
    @ParameterizedTest
    @CsvSource({"hanako@example.com, false, true", "hanako@example.com, true, false", "stranger@example.com, true, true"
    })
    void anAddressThatIsForeignOrNotVerifiedInBothPoolsGetsNobodysList(String address, String before, String after)
            throws Exception {
        assertThat(run("--list")).isZero();
        Files.writeString(files.resolve("identities.csv"), words());
        Files.writeString(files.resolve("pool.tsv"), "old-hanako\thanako@example.com\t" + before + "\n");
        Files.writeString(files.resolve("new.tsv"), "new-somebody\t" + address + "\t" + after + "\n");

        joinAsTheRunbookDoes();
        run("--file", files.resolve("links.csv").toString());

        assertThat(Files.readString(files.resolve("links.csv"))).isEqualTo("handle,issuer,subject\n");
        assertThat(new Person(NEW, "new-somebody").reads(MovieRoute.GET_ENTRY, Map.of("tmdbId", "5")))
                .doesNotContain("hanako's own note");
        assertThat(new Person(NEW, "new-somebody").reads(MovieRoute.GET_ME, Map.of()))
                .contains("no-profile");
    }

    @Test
    void whoChoseAHandleTooSoonIsLinkedAfterThatAccountIsDeleted() {
        Person eager = new Person(NEW, "new-jiro");
        assertThat(signUp(eager, "jiro_again")).contains("\"statusCode\":201");
        assertThat(run("--handle", "jiro", "--issuer", NEW, "--subject", "new-jiro"))
                .isEqualTo(1);
        assertThat(words())
                .contains("jiro: not linked: 'new-jiro' of " + NEW + " leads to another user", "sign up once more");
        assertThat(eager.writes(MovieRoute.DELETE_ME, Map.of(), Map.of(), null)).contains("\"statusCode\":202");
        work.run();
        assertThat(pool.deleted).containsExactly("ap-northeast-1_new new-jiro");
        assertThat(run("--handle", "jiro", "--issuer", NEW, "--subject", "new-jiro"))
                .as("an account that was deleted")
                .isEqualTo(1);
        assertThat(run("--handle", "jiro", "--issuer", NEW, "--subject", "newer-jiro"))
                .isZero();
        assertThat(new Person(NEW, "newer-jiro").reads(MovieRoute.GET_ENTRY, Map.of("tmdbId", "5")))
                .contains("jiro's own note");
    }

    @Test
    void aBadRowKeepsNoOtherBack() throws IOException {
        Path links = Files.writeString(files.resolve("links.csv"), """
                subject,handle,issuer
                a,nobody_there,%1$s
                b,x,%1$s
                c,hanako,cognito
                ,hanako,%1$s
                d
                e,hanako,%1$s
                e,jiro,%1$s
                """.formatted(NEW));
        assertThat(run("--file", links.toString())).isEqualTo(1);
        assertThat(words().lines())
                .containsExactly(
                        "line 2: nobody_there: not linked: nobody has the handle 'nobody_there': --list shows those there are",
                        "line 3: x: not linked: handle must be 3 to 20 of a-z, 0-9 and underscore, got 'x'",
                        "line 4: hanako: not linked: issuer must be the iss of its tokens,"
                                + " https://cognito-idp.REGION.amazonaws.com/POOL, got 'cognito'",
                        "line 5: hanako: not linked: subject must be the sub of its tokens, without spaces, got ''",
                        "line 6: : not linked: handle must be 3 to 20 of a-z, 0-9 and underscore, got ''",
                        "hanako: linked to 'e' of " + NEW,
                        "line 8: jiro: not linked: 'e' of " + NEW + " leads to another user, or to an account that was"
                                + " deleted: delete that account in the service, sign up once more, and link the new subject",
                        "1 of 7 are linked");
    }

    @Test
    void refusesATableThatIsNotThereAndAFileWithoutItsColumns() throws IOException {
        Path links = Files.writeString(files.resolve("links.csv"), "handle,subject\nhanako,a\n");
        assertThat(run("--file", links.toString())).isEqualTo(2);
        assertThat(words()).contains("must name the columns handle,issuer,subject, got 'handle,subject'");
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new Link(out).usage()).startsWith("link ");
        assertThat(status(List.of("link", "--table", "none", "--endpoint", endpoint, "--list")))
                .isEqualTo(2);
        assertThat(words()).contains("'--table' must name a table of this account and region, got 'none'");
    }

    private String signUp(Person person, String handle) {
        return person.writes(
                MovieRoute.PUT_ME, Map.of(), Map.of("If-None-Match", "*"), "{\"handle\":\"%s\"}".formatted(handle));
    }

    /** The join of step 4, out of the runbook in both languages. */
    private void joinAsTheRunbookDoes() throws Exception {
        Matcher awk = AWK.matcher(Files.readString(RUNBOOK));
        assertThat(awk.find()).isTrue();
        assertThat(Files.readString(RUNBOOK_JA)).contains(awk.group(1));
        Process bash = new ProcessBuilder("bash", "-ec", "ISSUER='" + NEW + "'\n" + awk.group(1))
                .directory(files.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    private static String people(String pool, String address) {
        StringBuilder lines = new StringBuilder();
        HANDLES.forEach(handle -> lines.append("%s-%s\t%s\ttrue%n".formatted(pool, handle, address.formatted(handle))));
        return lines.append(pool + "-never_chose\tnobody@example.com\ttrue\n").toString();
    }

    private int run(String... options) {
        return status(Stream.concat(Stream.of("link", "--table", TABLE, "--endpoint", endpoint), Stream.of(options))
                .toList());
    }

    private int status(List<String> arguments) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        try {
            return new Operator(out, out).run(arguments);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Somebody with a token. */
    private final class Person {
        private final Identity identity;

        Person(String issuer, String subject) {
            this.identity = new Identity(issuer, subject);
        }

        /** Every page that shows something of a user, the user's own and the public ones. */
        List<String> everything(String handle) {
            List<String> answers = new ArrayList<>();
            for (MovieRoute route : MovieRoute.values()) {
                if (route.effect() == MovieRoute.Effect.READ
                        && !route.path().contains("import")
                        && route != MovieRoute.RANDOM_USER
                        // Names the pools, and seals the place of its next part anew each time.
                        && route != MovieRoute.GET_ARCHIVE
                        && !route.path().contains("search")) {
                    answers.add(route + " " + reads(route, Map.of("handle", handle, "tmdbId", "3")));
                }
            }
            return answers;
        }

        String reads(MovieRoute route, Map<String, String> path) {
            return writes(route, path, Map.of(), null);
        }

        String writes(MovieRoute route, Map<String, String> path, Map<String, String> headers, @Nullable String body) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put("Content-Type", "application/json");
            return handlers.answer(route, """
                    {"resource":"/v1%s","path":"/v1","httpMethod":"%s","headers":%s,"pathParameters":%s,
                    "queryStringParameters":%s,
                    "requestContext":{"requestId":"request","authorizer":{"claims":%s}},"body":%s,"isBase64Encoded":false}
                    """.formatted(
                            route.path(),
                            route.method(),
                            json(all),
                            json(path),
                            route == MovieRoute.SEARCH_USERS ? "{\"prefix\":\"" + path.get("handle") + "\"}" : "null",
                            json(Map.of("iss", identity.issuer(), "sub", identity.subject())),
                            body == null ? "null" : quoted(body)));
        }
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static DynamoDBProxyServer server(String endpoint) {
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(new String[] {
                "-inMemory", "-port", String.valueOf(URI.create(endpoint).getPort())
            });
            server.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
