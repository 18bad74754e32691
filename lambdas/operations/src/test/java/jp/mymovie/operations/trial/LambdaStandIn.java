package jp.mymovie.operations.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.mymovie.operations.AwsStandIn.Reply;
import jp.mymovie.operations.AwsStandIn.Service;

/** Lambda's Invoke, whose functions are lambdas of the test, by name and qualifier. */
final class LambdaStandIn implements Service {
    final Map<String, UnaryOperator<String>> functions = new LinkedHashMap<>();
    final List<String> invoked = new ArrayList<>();

    /** Refusals before the first call is let in, as while a snapshot is prepared. */
    int notReady;

    @Override
    public boolean takes(Request request) {
        return request.getUrl().startsWith("/2015-03-31/functions/");
    }

    @Override
    public Reply answer(Request request) {
        String target =
                request.getUrl().replaceFirst("/2015-03-31/functions/(.+)/invocations\\?Qualifier=(.+)", "$1:$2");
        if (notReady-- > 0) {
            return new Reply(409, "{\"Type\":\"User\",\"Message\":\"Lambda is initializing your function.\"}");
        }
        invoked.add(target);
        UnaryOperator<String> function = functions.get(target);
        return function == null
                ? new Reply(404, "{\"Type\":\"User\",\"Message\":\"Function not found: " + target + "\"}")
                : new Reply(200, function.apply(new String(request.getBody(), UTF_8)));
    }
}
