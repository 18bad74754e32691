package jp.mymovie.movies.dynamodb;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record of a stream as Lambda hands it over.
 *
 * @param sequenceNumber by which a failed record is named in the answer
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">DynamoDB events</a>
 */
public record StreamRecord(String sequenceNumber, Change change) {
    /** The records of an event, in their order. */
    public static List<StreamRecord> all(JsonObject event) {
        return event.objects("Records").stream().map(StreamRecord::of).toList();
    }

    private static StreamRecord of(JsonObject json) {
        JsonObject data = json.object("dynamodb");
        Map<String, AttributeValue> keys = item(data.object("Keys"));
        return new StreamRecord(
                Objects.requireNonNullElse(data.string("SequenceNumber"), ""),
                new Change(
                        Change.Kind.valueOf(Objects.requireNonNull(json.string("eventName"), "eventName")),
                        Objects.requireNonNull(keys.get(Keys.PK), Keys.PK).s(),
                        Objects.requireNonNull(keys.get(Keys.SK), Keys.SK).s(),
                        image(data, "OldImage"),
                        image(data, "NewImage")));
    }

    private static @Nullable Map<String, AttributeValue> image(JsonObject data, String name) {
        return data.has(name) ? item(data.object(name)) : null;
    }

    private static Map<String, AttributeValue> item(JsonObject json) {
        Map<String, AttributeValue> item = new HashMap<>();
        for (String name : json.members().keySet()) {
            item.put(name, value(json.object(name)));
        }
        return item;
    }

    private static AttributeValue value(JsonObject json) {
        String type = json.members().keySet().iterator().next();
        return switch (type) {
            case "S" -> AttributeValue.fromS(json.string("S"));
            case "N" -> AttributeValue.fromN(json.string("N"));
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(json.string("B"))));
            case "BOOL" -> AttributeValue.fromBool(json.bool("BOOL"));
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(item(json.object("M")));
            case "L" ->
                AttributeValue.fromL(
                        json.objects("L").stream().map(StreamRecord::value).toList());
            case "SS" -> AttributeValue.fromSs(json.strings("SS"));
            default -> throw new IllegalArgumentException("attribute type must be one the table uses, got " + type);
        };
    }
}
