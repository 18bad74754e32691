package jp.mymovie.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.Hosts;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.JavaRuntime;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.signin.Tokens;
import jp.mymovie.local.table.Tables;
import jp.mymovie.local.tmdb.TmdbStandIn;

/** A stage's tables in memory, its functions' settings, and the catalogue: what everybody who is measured stands on. */
final class TestBed implements AutoCloseable {
    private final Tables tables = new Tables(null);
    private final Server catalogue = new Server(0);
    private final TmdbStandIn tmdb = new TmdbStandIn(token -> true);
    private final Tokens tokens;
    private final Gateway gateway;
    private final List<FunctionSettings> functions;

    TestBed(Options options) {
        Assembly assembly = Assembly.read(options.assembly());
        List<Stack> stacks = assembly.stage(options.stage());
        Values values = new Values(assembly.stacks(), (secret, key) -> secret + "-" + key);
        String origin = "http://localhost:" + catalogue.port();
        Hosts hosts = new Hosts(origin, false);
        tables.create(stacks, values);
        catalogue.start(tmdb::handle);
        tokens = new Tokens(temporary("key.json"), origin);
        gateway = new Gateway(stacks, values, tokens, origin);
        functions = Assembly.resources(stacks, "AWS::Lambda::Function").stream()
                .filter(function -> gateway.functions().contains(values.ref(function)))
                .map(function -> FunctionSettings.read(function, values, hosts::localized))
                .toList();
    }

    private static Path temporary(String name) {
        try {
            Path directory = Files.createTempDirectory("mymovie-bench");
            directory.toFile().deleteOnExit();
            Path file = directory.resolve(name);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Gateway gateway() {
        return gateway;
    }

    /** The functions that the API leads to. */
    List<FunctionSettings> functions() {
        return functions;
    }

    FunctionSettings function(String className) {
        return functions.stream()
                .filter(function -> Contestant.className(function).equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'--stage' must be a stage with a function %s, got %s"
                        .formatted(
                                className,
                                functions.stream()
                                        .map(FunctionSettings::handler)
                                        .toList())));
    }

    Map<String, String> endpoints() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint());
    }

    /** A film that the catalogue knows. */
    int film() {
        return tmdb.realFilms().getFirst();
    }

    /** Gives somebody a long list. The table's attributes are known to the movie service alone, so its code fills it. */
    void fill(String user, int films) {
        FunctionSettings settings = functions.getFirst();
        Path classPath = Path.of(System.getProperty("mymovie.root", "."), "lambdas/movies/target/classpath");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            Files.readString(classPath, StandardCharsets.UTF_8).strip(),
                            "jp.mymovie.movies.dynamodb.SampleList",
                            tokens.issuer(),
                            Tokens.subject(user),
                            user,
                            String.valueOf(films))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(JavaRuntime.environment(settings, endpoints()));
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("the long list must be written, got status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be there: build lambdas/movies".formatted(classPath), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        catalogue.close();
        tables.close();
    }
}
