package jp.mymovie.operations.cloudformation;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** CloudFormation's pre-signed URL: refuses a content type, as the signature does. */
public final class ResponseUrlStandIn implements AwsStandIn.Service {
    private static final String PATH = "/cloudformation-custom-resource-response";

    private final List<Map<String, @Nullable Object>> answers = new ArrayList<>();

    public List<Map<String, @Nullable Object>> answers() {
        return answers;
    }

    @Override
    public boolean takes(Request request) {
        return request.getMethod().getName().equals("PUT") && request.getUrl().startsWith(PATH);
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        if (request.containsHeader("Content-Type") || !request.getUrl().equals(PATH + "?Signature=a%2Bb%3D")) {
            return new AwsStandIn.Reply(403, "SignatureDoesNotMatch");
        }
        answers.add(Json.object(request.getBodyAsString()));
        return new AwsStandIn.Reply(200, "");
    }
}
