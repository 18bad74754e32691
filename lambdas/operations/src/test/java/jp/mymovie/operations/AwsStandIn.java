package jp.mymovie.operations;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.mymovie.operations.json.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/**
 * An HTTP server that keeps what a few AWS services would keep and answers real SDK clients in their own formats. It
 * can die at any call, before or after the call took effect, and stays dead until {@link #heal()}.
 */
public final class AwsStandIn implements AutoCloseable {
    /** One service behind the server. */
    public interface Service {
        /** Whether the request is for this service. */
        boolean takes(Request request);

        /** Takes effect and answers. */
        Reply answer(Request request);
    }

    /** A status, its body and its headers. */
    public record Reply(int status, byte[] body, Map<String, String> headers) {
        public Reply(int status, byte[] body) {
            this(status, body, Map.of());
        }

        public Reply(int status, String body) {
            this(status, body.getBytes(UTF_8));
        }
    }

    /** When the server dies, seen from the call that kills it. */
    public enum Death {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    private static final int NEVER = Integer.MAX_VALUE;

    private final String function;
    private final List<Service> services;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> unknown = new ArrayList<>();
    private final WireMockServer server;
    private volatile int fatalCall = NEVER;
    private volatile Death death = Death.BEFORE_EFFECT;

    /** @param function the function under test, as its construct is called, see {@link UsedActions} */
    public AwsStandIn(String function, Service... services) {
        this.function = function;
        this.services = List.of(services);
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").extensions(new Answers()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    public URI uri() {
        return URI.create(server.baseUrl());
    }

    /** A client that reaches this server and gives up at the first failure, as a killed process would. */
    public <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
        return builder.endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** What makes a function in a process of its own reach this server. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                uri().toString(),
                "AWS_REGION",
                Region.US_EAST_1.id(),
                "AWS_ACCESS_KEY_ID",
                "key",
                "AWS_SECRET_ACCESS_KEY",
                "secret");
    }

    /** Dies at the {@code call}th call from now, counted from 1. */
    public void dieAt(int call, Death when) {
        calls.set(0);
        fatalCall = call;
        death = when;
    }

    /** Whether it is dead. */
    public boolean isDead() {
        return calls.get() >= fatalCall;
    }

    public void heal() {
        fatalCall = NEVER;
    }

    @Override
    public void close() {
        server.stop();
        if (!unknown.isEmpty()) {
            throw new AssertionError("no service takes " + unknown);
        }
    }

    private ResponseDefinition answer(Request request) {
        int call = calls.incrementAndGet();
        boolean effective = call < fatalCall || (call == fatalCall && death == Death.AFTER_EFFECT);
        Reply reply = effective ? effect(request) : new Reply(500, "");
        if (call >= fatalCall) {
            return responseDefinition().withFault(Fault.EMPTY_RESPONSE).build();
        }
        ResponseDefinitionBuilder response =
                responseDefinition().withStatus(reply.status).withBody(reply.body);
        reply.headers.forEach(response::withHeader);
        return response.build();
    }

    private synchronized Reply effect(Request request) {
        UsedActions.note(function, request);
        for (Service service : services) {
            if (service.takes(request)) {
                return service.answer(request);
            }
        }
        unknown.add(request.getMethod() + " " + request.getUrl() + " " + request.getHeader("X-Amz-Target"));
        return new Reply(501, "");
    }

    private final class Answers implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return answer(event.getRequest());
        }

        @Override
        public String getName() {
            return "aws";
        }
    }

    /** A JSON error as AWS spells it. */
    public static Reply error(String type) {
        return new Reply(400, Json.write(Map.of("__type", type, "message", "as asked")));
    }
}
