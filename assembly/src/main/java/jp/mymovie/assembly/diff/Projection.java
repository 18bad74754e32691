package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values of a Glue table's keys that are counted up. Files under a value that is left out stay where they are, and no
 * question finds them any more, silently.
 */
final class Projection {
    private Projection() {}

    /** Paths of the enumerations that miss a value which they had. */
    static Stream<String> lost(JsonNode before, JsonNode after) {
        JsonNode old = before.at("/TableInput/Parameters");
        JsonNode young = after.at("/TableInput/Parameters");
        return old.propertyStream()
                .filter(parameter -> parameter.getKey().matches("projection\\..*\\.values"))
                .filter(parameter -> young.path("projection.enabled").asText().equals("true"))
                .filter(parameter -> young.has(parameter.getKey()))
                .filter(parameter -> !values(young.path(parameter.getKey())).containsAll(values(parameter.getValue())))
                .map(parameter -> "TableInput.Parameters[" + parameter.getKey() + "]");
    }

    private static Set<String> values(JsonNode list) {
        return new HashSet<>(Arrays.asList(list.asText().split(",")));
    }
}
