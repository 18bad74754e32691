package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of one account and region, with their versions; the newest by default.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html">versions</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html">PutParameter</a>
 */
final class FakeSsm implements Fake {
    private final Map<String, List<String>> versions = new TreeMap<>();
    private final String region;
    private boolean forgetful;

    FakeSsm(String region) {
        this.region = region;
    }

    FakeSsm(FakeSsm other) {
        region = other.region;
        other.versions.forEach((name, values) -> versions.put(name, new ArrayList<>(values)));
    }

    /** The newest value, empty where the parameter was never made. */
    String value(String name) {
        return versions.containsKey(name) ? versions.get(name).getLast() : "";
    }

    int writes(String name) {
        return versions.getOrDefault(name, List.of()).size();
    }

    void put(String name, String value) {
        versions.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value);
    }

    /** From now on it says yes to every write and keeps something else. */
    void forget() {
        forgetful = true;
    }

    void clear() {
        versions.clear();
    }

    @Override
    public boolean takes(Call call) {
        return call.service().equals("ssm") && call.region().equals(region);
    }

    @Override
    public Aws.Reply answer(Call call) {
        Map<String, @Nullable Object> body = Json.object(call.body());
        return Fake.reply(
                switch (String.valueOf(call.headers().get("X-Amz-Target"))) {
                    case "AmazonSSM.PutParameter" -> {
                        put(Json.text(body, "Name"), forgetful ? "{}" : Json.text(body, "Value"));
                        yield Json.write(Map.of("Version", writes(Json.text(body, "Name"))));
                    }
                    case "AmazonSSM.GetParameter" -> get(Json.text(body, "Name"));
                    case "AmazonSSM.GetParametersByPath" -> below(Json.text(body, "Path"));
                    default -> throw new AssertionError("unknown call " + call);
                });
    }

    private String get(String wanted) {
        String[] words = wanted.split(":", -1);
        int version = words.length > 1 ? Integer.parseInt(words[1]) : writes(words[0]);
        if (version < 1 || version > writes(words[0])) {
            throw new Aws.Refusal(400, "ParameterNotFound", wanted);
        }
        return Json.write(Map.of("Parameter", parameter(words[0], version)));
    }

    private String below(String path) {
        return Json.write(Map.of(
                "Parameters",
                versions.keySet().stream()
                        .filter(name -> name.startsWith(path))
                        .map(name -> parameter(name, writes(name)))
                        .toList()));
    }

    private Map<String, Object> parameter(String name, int version) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("Name", name);
        parameter.put("Version", version);
        parameter.put("Value", versions.getOrDefault(name, List.of()).get(version - 1));
        return parameter;
    }

    @Override
    public String key() {
        StringBuilder key = new StringBuilder();
        versions.forEach((name, values) -> key.append(name).append('=').append(values.getLast()));
        return key.toString();
    }
}
