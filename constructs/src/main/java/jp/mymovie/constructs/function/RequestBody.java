package jp.mymovie.constructs.function;

import java.util.List;
import software.amazon.awscdk.services.apigateway.JsonSchema;

/**
 * The JSON body of a route, which the gateway compares with a schema before it calls the function. A body of another media
 * type goes through unread: refusing it is up to the function, as is everything that a schema of draft 4 cannot say.
 *
 * @param name of the model, letters and digits, the same for the same schema
 * @param schema in draft 4, what API Gateway takes
 * @param mediaTypes of the bodies that are compared
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html">models</a>
 */
public record RequestBody(String name, JsonSchema schema, List<String> mediaTypes) {
    /** @throws IllegalArgumentException if the name has another form */
    public RequestBody {
        if (!name.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("'name' must be letters and digits, got '%s'".formatted(name));
        }
        mediaTypes = List.copyOf(mediaTypes);
    }
}
