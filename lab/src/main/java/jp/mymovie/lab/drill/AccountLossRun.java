package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.lab.drill.DrilledPool.User;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.table.Tables;

/**
 * The loss of a stage's account as one played run. Users write through the API's own functions; the night's copy of the
 * table and the night's export of users are taken, the export by its own function; then API, functions, table and pool are
 * gone. A new account's table is restored from the copy, and the runbook's own commands make the users and link them. AWS's
 * copy and restore are a copy of each item, as in {@link RestoreDrill}.
 */
final class AccountLossRun {
    private static final String EXPORT = "jp.mymovie.operations.users.UserExport::handleRequest";

    private final Path root;
    private final List<Stack> stacks;
    private final Values values;
    private final String restoring;
    private final String relinking;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /**
     * @param root folder of the estate
     * @param restoring text of {@code restore.md}
     * @param relinking text of {@code user-pool.md}
     */
    AccountLossRun(Path root, Assembly estate, String account, String restoring, String relinking) {
        this.root = root;
        this.stacks = estate.stage(account);
        this.values = new Values(estate.stacks(), (secret, key) -> secret + "-" + key);
        this.restoring = restoring;
        this.relinking = relinking;
    }

    /**
     * Result of a run.
     *
     * @param people users whose address was verified
     * @param items of the table at the moment of the copy
     * @param lost writes after it
     * @param differences items and indexes that differ after the restore
     * @param putBack settings that the runbook's commands put back
     * @param changed answers that a relinked user gets otherwise than before, by handle and path
     * @param compared answers that were compared
     * @param strangers who got somebody's list without a proved address; empty where all is well
     * @param tried how many tried
     * @param seconds of each step on this machine
     */
    record Result(
            int people,
            int items,
            int lost,
            List<String> differences,
            List<String> putBack,
            List<String> changed,
            int compared,
            List<String> strangers,
            int tried,
            Map<String, Double> seconds) {
        boolean passed() {
            return differences.isEmpty()
                    && PutBack.LACKING.equals(java.util.Set.copyOf(putBack))
                    && changed.isEmpty()
                    && compared > 0
                    && strangers.isEmpty();
        }
    }

    /** Things that outlive the account. */
    private record Left(
            Map<String, SortedMap<String, JsonNode>> copy, Map<String, Map<String, String>> seen, int later) {}

    /** @throws IllegalArgumentException if a tool of the runbook is not on the path */
    Result run(int people) {
        List<String> missing = RunbookShell.missing();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("'%s' must be on the path, got nothing: the runbook's commands need it"
                    .formatted(missing.getFirst()));
        }
        Path folder = temporary();
        Inhabitants inhabitants = new Inhabitants(people);
        Left left = before(inhabitants, folder);
        return after(inhabitants, left, folder);
    }

    private Left before(Inhabitants inhabitants, Path folder) {
        try (Tables tables = new Tables(null);
                DrilledPool pool =
                        new DrilledPool("ap-northeast-1_lost00000", inhabitants.users("ap-northeast-1_lost00000"))) {
            tables.create(stacks, values);
            String table = values.ref(RestoreDrill.live(stacks));
            DrilledTable old = new DrilledTable(tables, table);
            try (DrilledStage stage = new DrilledStage(stacks, values, tables, table, pool, folder)) {
                RestoreDrill.timed(seconds, "users write", () -> inhabitants.live(stage, pool));
                Map<String, Map<String, String>> seen = new LinkedHashMap<>();
                inhabitants
                        .handles()
                        .forEach(handle -> seen.put(
                                handle, Inhabitants.seen(stage, pool.name(Inhabitants.email(handle)), handle)));
                RestoreDrill.timed(seconds, "export of users", () -> export(pool, folder));
                Map<String, SortedMap<String, JsonNode>> copy = RestoreDrill.everything(old);
                String first = inhabitants.handles().getFirst();
                stage.ask(
                        pool.name(Inhabitants.email(first)),
                        "PUT",
                        "/me/entries/" + stage.films().get(40),
                        "{\"score\":1}");
                return new Left(copy, seen, 1);
            }
        }
    }

    /** The night's export by its own function, for a key of this run; the private half stays in the folder alone. */
    private void export(DrilledPool pool, Path folder) {
        KeyPair keys = keys();
        FunctionSettings any = Assembly.resources(stacks, "AWS::Lambda::Function").stream()
                .filter(function -> function.property("Handler").asText().startsWith("jp.mymovie.operations."))
                .findFirst()
                .map(function -> FunctionSettings.read(function, values, text -> text))
                .orElseThrow(
                        () -> new IllegalArgumentException("the stage must have a function of operations, got none"));
        Map<String, String> environment = Map.of(
                "BUCKET",
                "users",
                "PREFIX",
                "prod",
                "RECOVERY_KEY",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "USER_POOL_ID",
                pool.id());
        FunctionSettings settings = new FunctionSettings(
                "user-export",
                any.arn(),
                any.region(),
                EXPORT,
                any.code(),
                environment,
                any.timeout(),
                512,
                false,
                true,
                "user-export");
        try (LambdaFunction function =
                new LambdaFunction(settings, Map.of("AWS_ENDPOINT_URL", pool.endpoint()), line -> {})) {
            Outcome outcome = function.invoke("{}".getBytes(StandardCharsets.UTF_8));
            if (!outcome.succeeded() || pool.files().size() != 1) {
                throw new IllegalStateException(
                        "the export must write one file, got " + new String(outcome.payload(), StandardCharsets.UTF_8));
            }
        }
        pool.files().values().forEach(file -> write(folder.resolve("export.users"), file));
        write(
                folder.resolve("recovery.pem"),
                ("-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(keys.getPrivate().getEncoded())
                                + "\n-----END PRIVATE KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private Result after(Inhabitants inhabitants, Left left, Path folder) {
        String id = "ap-northeast-1_new000000";
        String first = inhabitants.handles().getFirst();
        // A stranger who is faster than the runbook: with the address of another, typed in or, of the unproved one,
        // one's own.
        List<User> strangers = List.of(
                new User(id + " typed", Inhabitants.email(first), false),
                new User(id + " foreign", Inhabitants.email(Inhabitants.UNPROVED), true),
                new User(id + " stranger", "stranger@example.com", true));
        try (Tables tables = new Tables(null);
                DrilledPool pool = new DrilledPool(id, strangers)) {
            RestoreDrill.timed(seconds, "tables as on the first day", () -> tables.create(stacks, values));
            Resource resource = RestoreDrill.live(stacks);
            DrilledTable restored = new DrilledTable(tables, RestoreDrill.next(values.ref(resource)));
            SortedMap<String, JsonNode> items = left.copy.getOrDefault("", new TreeMap<>());
            RestoreDrill.timed(
                    seconds,
                    "restore of the copy",
                    () -> RestoreDrill.restore(values, resource, restored, List.copyOf(items.values())));
            PutBack putBack = PutBack.run(restoring, restored);
            List<String> differences = RestoreDrill.differences(left.copy, RestoreDrill.everything(restored));
            String table = RestoreDrill.next(values.ref(resource));
            relink(new RunbookShell(root, folder, relinking, tables.endpoint(), pool.endpoint()), pool, table);
            try (DrilledStage stage = new DrilledStage(stacks, values, tables, table, pool, folder)) {
                List<String> changed = new ArrayList<>();
                RestoreDrill.timed(seconds, "comparison", () -> changed.addAll(changed(stage, pool, left.seen)));
                return new Result(
                        inhabitants.people(),
                        items.size(),
                        left.later,
                        differences,
                        List.copyOf(putBack.done()),
                        changed,
                        left.seen.entrySet().stream()
                                .filter(one -> Inhabitants.isProved(one.getKey()))
                                .mapToInt(one -> one.getValue().size())
                                .sum(),
                        favoured(stage, strangers),
                        strangers.size(),
                        seconds);
            }
        }
    }

    /** Steps 3 and 4 of the runbook, with the night's file in the place of {@code pool.tsv}. */
    private void relink(RunbookShell shell, DrilledPool pool, String table) {
        Map<String, String> variables = Map.of("TABLE", table, "NEW", pool.id());
        RestoreDrill.timed(
                seconds,
                "identities and export",
                () -> shell.run(
                        shell.line("./mymovie link --table \"$TABLE\" --list > identities.csv") + "\n"
                                + shell.line("./mymovie users --open export.users"),
                        variables));
        RestoreDrill.timed(
                seconds,
                "users made",
                () -> shell.run(
                        shell.block("admin-create-user").replace("NEW=<id of the new pool>", "NEW=" + pool.id()),
                        variables));
        RestoreDrill.timed(seconds, "links", () -> shell.run(shell.block("links.csv"), variables));
    }

    private static List<String> changed(DrilledStage stage, DrilledPool pool, Map<String, Map<String, String>> before) {
        List<String> changed = new ArrayList<>();
        before.forEach((handle, seen) -> {
            if (Inhabitants.isProved(handle)) {
                Map<String, String> now = Inhabitants.seen(stage, pool.name(Inhabitants.email(handle)), handle);
                seen.forEach((path, answer) -> {
                    if (!answer.equals(now.get(path)) || !answer.startsWith("200")) {
                        changed.add("%s %s".formatted(handle, path));
                    }
                });
            }
        });
        return changed;
    }

    /** Those who have a profile, or read a list that they did not write. */
    private static List<String> favoured(DrilledStage stage, List<User> strangers) {
        return strangers.stream()
                .map(User::name)
                .filter(name -> !stage.ask(name, "GET", "/me", "").startsWith("404")
                        || stage.ask(name, "GET", "/me/entries", "").contains("覚え書き"))
                .toList();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("mymovie-drill");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try (var files = Files.walk(folder)) {
                    files.sorted(java.util.Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                } catch (IOException e) {
                    System.err.println("mymovie: " + e);
                }
            }));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
