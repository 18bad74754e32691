package jp.mymovie.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;

/** Small templates written by hand, and stacks of them. */
public final class Fixtures {
    private Fixtures() {}

    /** Reads JSON. */
    public static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A stack of stage {@code Stg}. */
    public static Stack stack(String name, String template) {
        return new Stack(
                "Stg", "Stg/" + name, "000000000004", "ap-northeast-1", json(template), Path.of("."), json("{}"));
    }

    /** Values whose secrets are their own names. */
    public static Values values(Stack... stacks) {
        return new Values(List.of(stacks), (secret, key) -> secret + "#" + key);
    }
}
