package jp.mymovie.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The estate as {@code ./mymovie up} runs it, on a random free port, in processes of its own. */
final class RunningEstate implements AutoCloseable {
    private static final String READY = "MyMovie is at ";

    private final Process process;
    private final Path words;
    private final URI uri;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningEstate(Process process, Path words, URI uri) {
        this.process = process;
        this.words = words;
        this.uri = uri;
    }

    static RunningEstate start(Path assembly, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("jp.mymovie.local.Main", "up", "--assembly", assembly.toString(), "--port", "0"));
        // All tests come from one address, whose share of the API is one visitor's.
        arguments.addAll(List.of("--visitors", "100"));
        arguments.addAll(List.of(options));
        try {
            Path words = Files.createTempFile("mymovie-up", ".err");
            ProcessBuilder builder = new ProcessBuilder(Project.java("local", arguments.toArray(String[]::new)))
                    .directory(Project.ROOT.toFile())
                    .redirectError(words.toFile());
            builder.environment().remove("TMDB_TOKEN");
            Process process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new RunningEstate(
                            process,
                            words,
                            URI.create(line.substring(READY.length()).strip()));
                }
            }
            process.waitFor(10, TimeUnit.SECONDS);
            throw new AssertionError("the estate did not start: " + Files.readString(words));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    URI uri() {
        return uri;
    }

    /** Everything the run said on standard error. */
    String words() throws IOException {
        return Files.readString(words);
    }

    /** An access token as the local sign-in gives it to {@code user}. */
    String token(String user) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri.resolve("/local/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=" + URLEncoder.encode(user, StandardCharsets.UTF_8))));
        return Json.of(answer).path("access_token").asText();
    }

    Call call(String method, String path) {
        return new Call(method, path);
    }

    Call get(String path) {
        return call("GET", path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All processes of the run, its own first. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** Asks the run to end, as Ctrl-C and SIGTERM do. */
    void terminate() {
        process.destroy();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = processes();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request in the making. */
    final class Call {
        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(uri.resolve(path));
        }

        Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Call as(String user) {
            return header("authorization", "Bearer " + token(user));
        }

        Call json(String text) {
            body = BodyPublishers.ofString(text);
            return header("content-type", "application/json");
        }

        HttpResponse<String> send() {
            return RunningEstate.this.send(request.method(method, body));
        }
    }
}
