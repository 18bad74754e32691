package jp.mymovie.operations.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.http.SignedHttp.Refused;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Calls of functions. Needs {@code lambda:InvokeFunction} on their versions and aliases.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class Functions {
    private static final int TRIES = 6;

    private final SignedHttp aws;
    private final String region;
    private final Pause pause;

    Functions(SignedHttp aws, String region, Pause pause) {
        this.aws = aws;
        this.region = region;
        this.pause = pause;
    }

    /**
     * Calls one and waits for its answer. A new version may not be ready at once: its snapshot is prepared, the right to
     * call it spreads; what Lambda refuses is therefore asked again for half a minute.
     *
     * @param qualifier a version's number, or an alias
     * @return the function's answer, or Lambda's account of its error
     * @throws Refused if Lambda goes on refusing
     */
    String invoke(String function, String qualifier, String event) {
        Call call = new Call(
                SdkHttpMethod.POST,
                "lambda",
                region,
                "lambda.%s.amazonaws.com".formatted(region),
                "/2015-03-31/functions/%s/invocations?Qualifier=%s".formatted(encoded(function), encoded(qualifier)),
                Map.of("Content-Type", "application/json"),
                event);
        for (int attempt = 1; ; attempt++) {
            try {
                return aws.send(call);
            } catch (Refused e) {
                if (attempt == TRIES) {
                    throw e;
                }
                pause.seconds(5);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
