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
 * A record of a stream as Lambda hands it over. It is read when its change is asked for, so that one that cannot be read
 * keeps back neither those before it nor its own number.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">DynamoDB events</a>
 */
public final class StreamRecord {
    private final JsonObject json;

    private StreamRecord(JsonObject json) {
        this.json = json;
    }

    /** The records of an event, in their order. */
    public static List<StreamRecord> all(JsonObject event) {
        return event.objects("Records").stream().map(StreamRecord::new).toList();
    }

    /** By which a failed record is named in the answer; empty, which stands for the whole batch, where it has none. */
    public String sequenceNumber() {
        return Objects.requireNonNullElse(json.object("dynamodb").string("SequenceNumber"), "");
    }

    /** What has changed; a {@link RuntimeException} where the record is of another shape. */
    public Change change() {
        JsonObject data = json.object("dynamodb");
        Map<String, AttributeValue> keys = item(data.object("Keys"));
        return new Change(
                Change.Kind.valueOf(Objects.requireNonNull(json.string("eventName"), "eventName")),
                Objects.requireNonNull(keys.get(Keys.PK), Keys.PK).s(),
                Objects.requireNonNull(keys.get(Keys.SK), Keys.SK).s(),
                image(data, "OldImage"),
                image(data, "NewImage"));
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
