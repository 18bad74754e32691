package jp.mymovie.movies.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of one item of the table.
 *
 * @param before the item as it was, null for a new one
 * @param after the item as it is, null for a removed one
 */
public record Change(
        Kind kind,
        String pk,
        String sk,
        @Nullable Map<String, AttributeValue> before,
        @Nullable Map<String, AttributeValue> after) {

    /** As DynamoDB Streams names events. */
    public enum Kind {
        INSERT,
        MODIFY,
        REMOVE
    }
}
