package jp.mymovie.operations.trail;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The identity behind a call.
 *
 * @param by its ARN, or the service that it is
 * @param deployment whether it is a role of the estate's deployments
 * @param service whether it is a service of AWS, or its own linked role, which nobody else can assume
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     userIdentity</a>
 */
record Caller(String by, boolean deployment, boolean service) {
    /** @param deployers the ARNs of the roles that deploy in the account that is called */
    static Caller of(Map<String, @Nullable Object> who, Set<String> deployers) {
        String role = Json.text(Json.object(Json.object(who, "sessionContext"), "sessionIssuer"), "arn");
        return new Caller(
                Touch.plain(first(Json.text(who, "arn"), Json.text(who, "invokedBy"), Json.text(who, "type"))),
                deployers.contains(role),
                role.contains(":role/aws-service-role/")
                        || Json.text(who, "type").equals("AWSService"));
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("nobody named");
    }

    /** In words. */
    String text() {
        return deployment
                ? "a deployment of the estate"
                : service ? "a service of AWS" : "no deployment: somebody did it by hand, or with a stolen key";
    }
}
