package jp.mymovie.operations.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Reply;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class PricingPlanWatchTest {
    private static final String OWN = "arn:aws:cloudfront::000000000005:distribution/E1";
    private static final String OTHER = "arn:aws:cloudfront::000000000005:distribution/E2";

    private final Subscriptions subscriptions = new Subscriptions();
    private final AwsStandIn aws = new AwsStandIn("PricingPlanWatch", subscriptions);
    private final Map<String, String> environment = new HashMap<>(Map.of("DISTRIBUTION_ARN", OWN, "PLAN_TIER", "FREE"));

    /** A subscription a page, in the service's own form. */
    private static final class Subscriptions implements AwsStandIn.Service {
        final List<String> all = new ArrayList<>();

        void add(String distribution, String tier, String status, String more) {
            all.add(
                    "{\"arn\":\"a\",\"planFamily\":\"CloudFront\",\"planTier\":\"%s\",\"status\":\"%s\",\"resourceArns\":[\"%s\",\"arn:acl\"]%s}"
                            .formatted(tier, status, distribution, more));
        }

        @Override
        public boolean takes(Request request) {
            return request.getUrl().equals("/v1/ListSubscriptions");
        }

        @Override
        public Reply answer(Request request) {
            String asked = request.getBodyAsString().replaceAll("\\D", "");
            int page = asked.isEmpty() ? 0 : Integer.parseInt(asked);
            return new Reply(
                    200,
                    "{\"subscriptionSummaries\":[%s]%s}"
                            .formatted(
                                    page < all.size() ? all.get(page) : "",
                                    page + 1 < all.size() ? ",\"nextToken\":\"%d\"".formatted(page + 1) : ""));
        }
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private void watch() throws Exception {
        SignedHttp signed = new SignedHttp(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                aws.uri());
        assertThat(new Invocation().of(new PricingPlanWatch(environment::get, signed), "{}"))
                .isEmpty();
    }

    @Test
    void endsWellWhereThePlanCoversTheDistribution() {
        subscriptions.add(OTHER, "PRO", "ACTIVE", "");
        subscriptions.add(OWN, "FREE", "ACTIVE", "");

        assertThatCode(this::watch).as("on the second page").doesNotThrowAnyException();
    }

    @Test
    void endsWellWhileResourcesAreBroughtIn() {
        subscriptions.add(OWN, "FREE", "SYNC_IN_PROGRESS", "");

        assertThatCode(this::watch).doesNotThrowAnyException();
    }

    @Test
    void failsWithoutASubscription() {
        subscriptions.add(OTHER, "FREE", "ACTIVE", "");

        assertThatThrownBy(this::watch)
                .hasMessage(OWN
                        + " must be on the pricing plan FREE, got no subscription: see docs/runbooks/pricing-plan.md");
    }

    @Test
    void failsUntilAPaidPlanIsApproved() {
        environment.put("PLAN_TIER", "PRO");
        subscriptions.add(OWN, "PRO", "PENDING_APPROVAL", "");

        assertThatThrownBy(this::watch).hasMessageContaining("got PRO PENDING_APPROVAL");
    }

    @Test
    void failsOnAnotherTier() {
        subscriptions.add(OWN, "PRO", "ACTIVE", "");

        assertThatThrownBy(this::watch).hasMessageContaining("pricing plan FREE, got PRO ACTIVE");
    }

    @Test
    void failsWhereThePlanEndsWithTheMonth() {
        subscriptions.add(OWN, "FREE", "ACTIVE", ",\"scheduledChange\":{\"changeType\":\"CANCELLATION\"}");

        assertThatThrownBy(this::watch)
                .hasMessageContaining("a change from the next month on: {changeType=CANCELLATION}");
    }

    @Test
    void failsWithoutItsSettings() {
        environment.remove("PLAN_TIER");

        assertThatThrownBy(this::watch)
                .hasMessage("'PLAN_TIER' must be set, got nothing: set it in the function's environment");
    }
}
