package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import jp.mymovie.app.settings.Checkout;

/** AWS's specification of resource types as the CDK CLI carries it, a source that the table under test was not made from. */
final class ServiceSpec {
    /**
     * @param stateful whether AWS counts the type as holding data
     * @param replacing properties whose change replaces the resource
     */
    record Type(boolean stateful, List<String> replacing) {}

    private ServiceSpec() {}

    static Map<String, Type> read() {
        try (var in =
                new GZIPInputStream(Files.newInputStream(Checkout.root().resolve("node_modules/aws-cdk/db.json.gz")))) {
            Map<String, Type> types = new TreeMap<>();
            for (JsonNode type : new JsonMapper().readTree(in).at("/schema/resource/entities")) {
                types.put(
                        type.path("cloudFormationType").asText(),
                        new Type(
                                type.path("isStateful").asBoolean(),
                                type.path("properties").properties().stream()
                                        .filter(property -> property.getValue()
                                                .path("causesReplacement")
                                                .asText()
                                                .equals("yes"))
                                        .map(Map.Entry::getKey)
                                        .toList()));
            }
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
