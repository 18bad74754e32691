package jp.mymovie.operations.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Request;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Reply;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class ChatTest {
    private final List<String> posted = new ArrayList<>();
    private final AwsStandIn aws = new AwsStandIn("Chat", new Parameter());
    private String address = "";
    private int status = 200;
    private HttpServer chat;

    @BeforeEach
    void start() throws IOException {
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/hook", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        chat.start();
        address = "http://localhost:%d/hook/secret".formatted(chat.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        chat.stop(0);
        aws.close();
    }

    private void receive(String subject, String message) throws IOException {
        SignedHttp signed = new SignedHttp(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                aws.uri());
        Map<String, String> environment =
                new HashMap<>(Map.of("PARAMETER_REGION", "ap-northeast-1", "PARAMETER", "/mymovie/webhook"));
        new Invocation()
                .of(
                        new Chat(environment::get, signed),
                        Json.write(Map.of(
                                "Records", List.of(Map.of("Sns", Map.of("Subject", subject, "Message", message))))));
    }

    @Test
    void postsNameStateAndDescriptionOfAnAlarm() throws IOException {
        receive(
                "ALARM: \"Prod movies: site is down\" in US East (N. Virginia)",
                "{\"AlarmName\":\"Prod movies: site is down\",\"NewStateValue\":\"ALARM\",\"AlarmDescription\":\"look\"}");

        assertThat(posted).containsExactly("{\"text\":\"ALARM: Prod movies: site is down\\nlook\"}");
    }

    @Test
    void postsFindingsAsTheyAre() throws IOException {
        receive("Checkup: 1 finding", "Prod movies: queue filled");

        assertThat(posted).containsExactly("{\"text\":\"Checkup: 1 finding\\nProd movies: queue filled\"}");
    }

    @Test
    void throwsWhereTheChatRefusesAndKeepsTheAddressSecret() {
        status = 404;

        assertThatThrownBy(() -> receive("", "x")).hasMessage("the chat answered 404, expected 2xx");
    }

    @Test
    void refusesAParameterThatHoldsNoAddressWithoutQuotingIt() {
        address = "not an address";

        assertThatThrownBy(() -> receive("", "x"))
                .hasMessage("'/mymovie/webhook' must hold an https address, got something else: write it again")
                .hasNoCause();
    }

    private final class Parameter implements AwsStandIn.Service {
        @Override
        public boolean takes(Request request) {
            return "AmazonSSM.GetParameter".equals(request.getHeader("X-Amz-Target"));
        }

        @Override
        public Reply answer(Request request) {
            return new Reply(200, Json.write(Map.of("Parameter", Map.of("Value", address))));
        }
    }
}
