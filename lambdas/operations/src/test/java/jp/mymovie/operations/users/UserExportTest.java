package jp.mymovie.operations.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Cognito's pages and S3's answer are replayed as their API references show them. */
class UserExportTest {
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> pages = new ArrayList<>();
    private final KeyPair keys = keys();
    private final Invocation invocation = new Invocation();
    private HttpServer server = server();
    private int s3Status = 200;

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean put = exchange.getRequestMethod().equals("PUT");
        if (put) {
            files.put(exchange.getRequestURI().getPath(), body);
            assertThat(exchange.getRequestHeaders()).containsKey("Content-MD5");
        }
        byte[] answer = put ? new byte[0] : page(body).getBytes(UTF_8);
        exchange.sendResponseHeaders(put ? s3Status : 200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String page(String request) {
        pages.add(request);
        return request.contains("PaginationToken")
                ? "{\"Users\":[%s]}".formatted(user("c", "jiro@example.com", "true"))
                : "{\"PaginationToken\":\"next\",\"Users\":[%s,%s]}"
                        .formatted(user("a", "hanako@example.com", "true"), user("b", "taro@example.com", "false"));
    }

    private static String user(String name, String address, String verified) {
        return """
                {"Username":"%s","UserStatus":"CONFIRMED","Enabled":true,"Attributes":[
                {"Name":"email","Value":"%s"},{"Name":"email_verified","Value":"%s"}]}""".formatted(name, address, verified);
    }

    private UserExport export(String key) {
        return new UserExport(
                Map.of(
                        "AWS_REGION", "ap-northeast-1",
                        "BUCKET", "films-users",
                        "PREFIX", "prod",
                        "RECOVERY_KEY", key,
                        "USER_POOL_ID", "ap-northeast-1_pool"),
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                Clock.fixed(Instant.parse("2026-11-28T17:30:00Z"), ZoneOffset.UTC));
    }

    private String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    @Test
    void exportsVerifiedAddressesOfEveryPageForTheHolderOfTheKeyAlone() throws Exception {
        invocation.of(export(publicKey()), "{}");

        assertThat(pages).hasSize(2);
        String file = files.getOrDefault("/prod/2026-11-28.users", "");
        assertThat(file).startsWith("mymovie-users 1\n").doesNotContain("hanako");
        assertThat(opened(file)).isEqualTo("a\thanako@example.com\ttrue\nc\tjiro@example.com\ttrue\n");
        assertThat(invocation.logged())
                .contains("exported 2 to /prod/2026-11-28.users")
                .doesNotContain("example.com");
    }

    @Test
    void encryptsTheSameTextOtherwiseEachTime() {
        Seal seal = Seal.of(publicKey());

        assertThat(seal.seal("a".getBytes(UTF_8))).isNotEqualTo(seal.seal("a".getBytes(UTF_8)));
    }

    @Test
    void failsWhereTheBucketRefusesSoThatLambdaCountsAnError() {
        s3Status = 403;

        assertThatThrownBy(() -> invocation.of(export(publicKey()), "{}")).hasMessageContaining("answered 403");
    }

    @Test
    void asksNobodyWhereTheKeyIsNone() {
        assertThatThrownBy(() -> invocation.of(export("none"), "{}"))
                .hasMessageStartingWith("'RECOVERY_KEY' must be an RSA public key, X.509 in Base64, got 4 characters");
        assertThat(pages).isEmpty();
    }

    private String opened(String file) throws Exception {
        List<String> lines = file.lines().toList();
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(
                Cipher.DECRYPT_MODE,
                keys.getPrivate(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(rsa.doFinal(Base64.getDecoder().decode(lines.get(1))), "AES"),
                new GCMParameterSpec(128, Base64.getDecoder().decode(lines.get(2))));
        return new String(aes.doFinal(Base64.getDecoder().decode(lines.get(3))), UTF_8);
    }
}
