package jp.mymovie.operations.organization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import jp.mymovie.operations.cloudformation.Answer;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Custom resource that enables what CloudFormation can't: policy types on the organization's root and trusted access of
 * services. Properties {@code RootId}, {@code PolicyTypes} (list) and {@code ServicePrincipals} (list); the physical id
 * is the root's. Optional: {@code ServiceLinkedRoles} (list of services), {@code DelegatedAdministrators} (list of {@code
 * service=account}) and {@code CentralRootManagement} ({@code true}): the members' root users lose their credentials to
 * IAM of the management account. Answers of Organizations that pass, as while an organization is initialized, are waited
 * for.
 *
 * <p>The function answers CloudFormation itself: make it the {@code serviceToken} of a plain {@code CustomResource},
 * without the {@code Provider} framework, which would add a second function, its role and its log group. Give the
 * resource a {@code serviceTimeout} of 10 minutes, so that a function that can't start does not hold the stack for an
 * hour, and the function a timeout of 5 minutes. Whatever attaches policies depends on the resource.
 *
 * <p>Create and update do the same and may be repeated; what is dropped from the lists stays enabled, and so does
 * everything on delete, because switching a policy type off detaches every policy of that type at once.
 */
public final class OrganizationFeatures implements RequestStreamHandler {
    private final OrganizationsClient organizations;
    private final SignedHttp aws;
    private final Patience.Pause pause;
    private final Answer answer = new Answer();

    /** What Lambda calls. */
    public OrganizationFeatures() {
        this(
                OrganizationsClient.builder()
                        .region(Region.US_EAST_1)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        DefaultCredentialsProvider.builder().build(),
                        endpoint(System.getenv("AWS_ENDPOINT_URL"))),
                () -> Thread.sleep(Duration.ofSeconds(3)));
    }

    OrganizationFeatures(OrganizationsClient organizations, SignedHttp aws, Patience.Pause pause) {
        this.organizations = organizations;
        this.aws = aws;
        this.pause = pause;
    }

    private static @Nullable URI endpoint(@Nullable String given) {
        return given == null ? null : URI.create(given);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, @Nullable Object> event = Json.object(new String(input.readAllBytes(), UTF_8));
        LambdaLogger log = context.getLogger();
        String type = Json.text(event, "RequestType");
        String known = Json.text(event, "PhysicalResourceId");
        if (type.equals("Delete")) {
            log.log("organization: delete leaves policy types and trusted access enabled");
            answer.success(event, known, "everything stays enabled");
            return;
        }
        try {
            FeaturesRequest request = FeaturesRequest.parse(Json.object(event, "ResourceProperties"));
            new Features(organizations, aws, new Patience(pause), log).enable(request);
            answer.success(event, request.rootId(), "enabled");
        } catch (RuntimeException | InterruptedException e) {
            log.log("organization: " + type + " failed: " + e);
            String physicalId = known.isEmpty() ? "not-made" : known;
            answer.failure(event, physicalId, e.getMessage() + " (log " + context.getLogStreamName() + ")");
        }
    }
}
