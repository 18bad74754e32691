package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lets the probe of a stage sign in: a person signs in once as the probe's user, and the refresh token goes into a
 * parameter of the monitoring account, encrypted, without being shown. The user needs no handle and has no list.
 */
final class ProbeToken implements Command {
    /** Redirect of the client {@code probe}; Cognito allows plain HTTP for localhost alone. */
    static final int PORT = 8765;

    private static final String CLIENT = "probe";

    private final PrintStream out;
    private final Sight sight;
    private final Pages pages;

    /** Finds the origin of the sign-in pages. */
    @FunctionalInterface
    interface Pages {
        String of(String domainPrefix, String region);

        /** The pages of Cognito's own domain. */
        static String cognito(String domainPrefix, String region) {
            return "https://%s.auth.%s.amazoncognito.com".formatted(domainPrefix, region);
        }
    }

    ProbeToken(PrintStream out, Sight sight, Pages pages) {
        this.out = out;
        this.sight = sight;
        this.pages = pages;
    }

    @Override
    public String usage() {
        return "probe-token --account NAME [--port N]";
    }

    @Override
    public int run(List<String> arguments) throws InterruptedException {
        Arguments given = Arguments.parse(arguments, List.of("--account", "--port"), List.of());
        String name = given.required("--account", "the account of a stage, such as prod");
        EstateView estate = sight.estate();
        Place stage = estate.stages().stream()
                .filter(place -> place.account().name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'--account' must be an account in which a stage runs, %s, got '%s'"
                                .formatted(
                                        estate.stages().stream()
                                                .map(place -> place.account().name())
                                                .toList(),
                                        name)));
        Aws aws = new Aws(sight.programs());
        try {
            String pool = only(aws.ask(stage, Look.POOLS, "--max-results", "60").path("UserPools"), "user pool")
                    .path("Id")
                    .asText();
            String domain = aws.ask(stage, Look.POOL, "--user-pool-id", pool)
                    .at("/UserPool/Domain")
                    .asText();
            JsonNode clients = new JsonMapper()
                    .createArrayNode()
                    .addAll(aws.ask(stage, Look.POOL_CLIENTS, "--user-pool-id", pool, "--max-results", "60")
                            .path("UserPoolClients")
                            .valueStream()
                            .filter(client -> client.path("ClientName").asText().equals(CLIENT))
                            .toList());
            String token = new CodeFlow(
                            pages.of(domain, stage.region()),
                            only(clients, "client '%s' of the pool".formatted(CLIENT))
                                    .path("ClientId")
                                    .asText(),
                            Integer.parseInt(given.or("--port", String.valueOf(PORT))),
                            estate.system() + "/api")
                    .refreshToken(address -> out.printf(
                            "open this address in a browser and sign in as the probe's user (sign up once, with an address of yours):%n%n%s%n%n",
                            address));
            String parameter = "/%s/probe/%s"
                    .formatted(estate.system(), stage.account().name().toLowerCase(Locale.ROOT));
            keep(estate.only("monitoring").in(EstateView.EDGE), parameter, token);
            out.printf("%s is written: the probe signs in from the next minute on%n", parameter);
            return 0;
        } catch (Aws.Unknown e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static JsonNode only(JsonNode all, String what) {
        if (all.size() != 1) {
            throw new IllegalArgumentException(
                    "there must be one %s, got %d: deploy stack SignIn first".formatted(what, all.size()));
        }
        return all.get(0);
    }

    /** In a file that its user alone reads, since the arguments of a process are open to everybody on the machine. */
    private void keep(Place place, String parameter, String token) throws InterruptedException {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("Name", parameter);
        input.put("Type", "SecureString");
        input.put("Value", token);
        input.put("Overwrite", true);
        try {
            Path file = Files.createTempFile(
                    "probe",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(file, new JsonMapper().valueToTree(input).toString());
                Programs.Said said = sight.programs()
                        .run(List.of(
                                "aws",
                                "ssm",
                                "put-parameter",
                                "--cli-input-json",
                                "file://" + file,
                                "--profile",
                                place.profile(),
                                "--region",
                                place.region()));
                if (said.exit() != 0) {
                    throw new IllegalArgumentException("the parameter must be written, got: " + said.all());
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
