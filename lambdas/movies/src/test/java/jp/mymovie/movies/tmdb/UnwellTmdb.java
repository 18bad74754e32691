package jp.mymovie.movies.tmdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each request with the next of some scripts, byte by byte where the script wants it. */
public final class UnwellTmdb implements AutoCloseable {
    /** What becomes of one connection after its request was read. */
    @FunctionalInterface
    public interface Script {
        void run(Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Script[] scripts = {};

    public UnwellTmdb() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on counts from 0; the last script stays. */
    public void answer(Script... next) {
        scripts = Arrays.copyOf(next, next.length);
        asked.set(0);
    }

    public int asked() {
        return asked.get();
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/3");
    }

    public static Script json(String body) {
        return status(200, "", body);
    }

    /** @param headers each with its line break */
    public static Script status(int status, String headers, String body) {
        return connection ->
                write(connection, head(status, headers, body.getBytes(StandardCharsets.UTF_8).length) + body);
    }

    public static Script hang() {
        return connection -> Thread.sleep(60_000);
    }

    public static Script reset() {
        return connection -> connection.setSoLinger(true, 0);
    }

    /** Half of what the head promises. */
    public static Script half(String body) {
        return connection -> write(connection, head(200, "", body.length()) + body.substring(0, body.length() / 2));
    }

    /** A byte every few milliseconds, head and body. */
    public static Script drip(String body, long millis) {
        return connection -> {
            for (byte b : (head(200, "", body.length()) + body).getBytes(StandardCharsets.UTF_8)) {
                connection.getOutputStream().write(b);
                connection.getOutputStream().flush();
                Thread.sleep(millis);
            }
        };
    }

    private static String head(int status, String headers, int length) {
        return "HTTP/1.1 %d x\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n".formatted(status, length, headers);
    }

    private static void write(Socket connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            Script[] now = scripts;
            now[Math.min(asked.getAndIncrement(), now.length - 1)].run(connection);
        } catch (IOException e) {
            return; // Whoever asked has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
