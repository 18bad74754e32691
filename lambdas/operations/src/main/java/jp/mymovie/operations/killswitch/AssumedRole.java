package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.operations.http.SignedHttp;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials of the switch's role in the workload account, assumed at the first call. They live for an hour and are made
 * for one invocation.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class AssumedRole implements AwsCredentialsProvider {
    private final Aws own;
    private final String region;
    private final String role;
    private @Nullable AwsCredentials credentials;

    AssumedRole(Aws own, String region, String role) {
        this.own = own;
        this.region = region;
        this.role = role;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        if (credentials == null) {
            String answer = own.send(SignedHttp.Call.query(
                            "sts",
                            region,
                            "sts.%s.amazonaws.com".formatted(region),
                            "Action=AssumeRole&Version=2011-06-15&RoleSessionName=kill-switch&RoleArn="
                                    + URLEncoder.encode(role, UTF_8)))
                    .body();
            credentials = AwsSessionCredentials.create(
                    element(answer, "AccessKeyId"),
                    element(answer, "SecretAccessKey"),
                    element(answer, "SessionToken"));
        }
        return credentials;
    }

    private static String element(String xml, String name) {
        Matcher element =
                Pattern.compile("<%s>([^<]+)</%s>".formatted(name, name)).matcher(xml);
        if (!element.find()) {
            throw new IllegalStateException("AssumeRole must answer with <%s>, got none".formatted(name));
        }
        return element.group(1).strip();
    }
}
