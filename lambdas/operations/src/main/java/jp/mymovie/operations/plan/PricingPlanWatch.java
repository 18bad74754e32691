package jp.mymovie.operations.plan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Fails unless a distribution is covered by its flat-rate plan now and next month: CloudFront has no metric that tells, and
 * an edge without its plan is billed by the request. Environment: {@code DISTRIBUTION_ARN} and {@code PLAN_TIER}. Permission:
 * {@code pricingplanmanager:ListSubscriptions}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/pricingplanmanager/latest/APIReference/API_ListSubscriptions.html">ListSubscriptions</a>
 */
public final class PricingPlanWatch implements RequestStreamHandler {
    /** The service answers in this region alone. */
    private static final String REGION = "us-east-1";

    private static final List<String> COVERED = List.of("ACTIVE", "SYNC_IN_PROGRESS");

    private final Function<String, @Nullable String> environment;
    private final SignedHttp aws;

    /** Constructor for Lambda: settings from the environment. */
    public PricingPlanWatch() {
        this(name -> System.getenv(name), aws());
    }

    PricingPlanWatch(Function<String, @Nullable String> environment, SignedHttp aws) {
        this.environment = environment;
        this.aws = aws;
    }

    private static SignedHttp aws() {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new SignedHttp(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                endpoint == null ? null : URI.create(endpoint));
    }

    /** @throws IllegalStateException if the plan does not cover the distribution */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        String distribution = required("DISTRIBUTION_ARN");
        String tier = required("PLAN_TIER");
        Map<String, @Nullable Object> subscription = subscriptions().stream()
                .filter(each -> Json.texts(each, "resourceArns").contains(distribution))
                .findFirst()
                .orElseThrow(() -> uncovered(distribution, tier, "no subscription"));
        String status = Json.text(subscription, "status");
        if (!COVERED.contains(status) || !Json.text(subscription, "planTier").equals(tier)) {
            throw uncovered(distribution, tier, Json.text(subscription, "planTier") + " " + status);
        }
        @Nullable Object change = subscription.get("scheduledChange");
        if (change != null) {
            throw uncovered(distribution, tier, "a change from the next month on: " + change);
        }
    }

    private static IllegalStateException uncovered(String distribution, String tier, String got) {
        return new IllegalStateException("%s must be on the pricing plan %s, got %s: see docs/runbooks/pricing-plan.md"
                .formatted(distribution, tier, got));
    }

    private List<Map<String, @Nullable Object>> subscriptions() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        String token = "";
        do {
            Map<String, @Nullable Object> page = Json.object(aws.send(new SignedHttp.Call(
                    SdkHttpMethod.POST,
                    "pricingplanmanager",
                    REGION,
                    "pricingplanmanager.us-east-1.api.aws",
                    "/v1/ListSubscriptions",
                    Map.of("Content-Type", "application/json"),
                    Json.write(token.isEmpty() ? Map.of() : Map.of("nextToken", token)))));
            all.addAll(Json.objects(page, "subscriptionSummaries"));
            token = Json.text(page, "nextToken");
        } while (!token.isEmpty());
        return all;
    }

    private String required(String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }
}
