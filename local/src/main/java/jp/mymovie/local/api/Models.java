package jp.mymovie.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.http.Request;

/** The models of an API, which the gateway compares bodies with. */
final class Models {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> byName = new HashMap<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    Models(List<Stack> stacks, Values values, String apiId) {
        for (Resource model : Assembly.resources(stacks, "AWS::ApiGateway::Model")) {
            if (values.text(model, "RestApiId").equals(apiId)) {
                byName.put(values.ref(model), values.value(model.stack(), model.property("Schema")));
            }
        }
    }

    /** What is wrong with a body; nothing where the method has no model for its media type. */
    Optional<String> check(Method method, Request request) {
        String name = method.models().get(MediaType.of(request));
        if (name == null) {
            return Optional.empty();
        }
        String body;
        try {
            body = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString();
            JSON.readTree(body);
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.of("Invalid JSON");
        }
        String errors = schemas.computeIfAbsent(name, this::schema).validate(body, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.joining(", "));
        return errors.isEmpty() ? Optional.empty() : Optional.of("[" + errors + "]");
    }

    private JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(byName.get(name));
    }
}
