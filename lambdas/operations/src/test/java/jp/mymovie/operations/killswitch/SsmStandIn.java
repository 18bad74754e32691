package jp.mymovie.operations.killswitch;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** One parameter with all its versions. */
final class SsmStandIn implements AwsStandIn.Service {
    static final String PARAMETER = "/mymovie/kill-switch/restore";

    private final List<String> versions = new ArrayList<>();
    private boolean forgetful;

    /** The newest value, empty where the parameter was never made. */
    String value() {
        return versions.isEmpty() ? "" : versions.getLast();
    }

    int writes() {
        return versions.size();
    }

    /** From now on it says yes to every write and keeps something else. */
    void forget() {
        forgetful = true;
    }

    void clear() {
        versions.clear();
    }

    @Override
    public boolean takes(Request request) {
        return request.containsHeader("X-Amz-Target")
                && request.getHeader("X-Amz-Target").startsWith("AmazonSSM.");
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        Map<String, @Nullable Object> body = Json.object(request.getBodyAsString());
        return switch (request.getHeader("X-Amz-Target")) {
            case "AmazonSSM.PutParameter" -> put(Json.text(body, "Value"));
            case "AmazonSSM.GetParameter" -> get(Json.text(body, "Name"));
            default -> AwsStandIn.error("InvalidAction");
        };
    }

    private AwsStandIn.Reply put(String value) {
        versions.add(forgetful ? "{\"Changes\":[]}" : value);
        return new AwsStandIn.Reply(200, Json.write(Map.of("Version", versions.size())));
    }

    private AwsStandIn.Reply get(String name) {
        int version =
                name.equals(PARAMETER) ? versions.size() : Integer.parseInt(name.substring(name.indexOf(':') + 1));
        if (version == 0) {
            return AwsStandIn.error("ParameterNotFound");
        }
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("Name", PARAMETER);
        parameter.put("Version", version);
        parameter.put("Value", versions.get(version - 1));
        return new AwsStandIn.Reply(200, Json.write(Map.of("Parameter", parameter)));
    }
}
