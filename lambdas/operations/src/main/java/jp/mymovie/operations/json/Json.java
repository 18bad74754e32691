package jp.mymovie.operations.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain {@link Map}s, {@link List}s, {@link String}s, {@link Number}s and {@link Boolean}s, by the streaming
 * parser alone: no reflection, nothing to bind. Keys keep their order.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /**
     * The one object that {@code text} holds.
     *
     * @throws IllegalArgumentException when it is not JSON, or not an object
     */
    public static Map<String, @Nullable Object> object(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            if (read(parser) instanceof Map<?, ?> map && parser.nextToken() == null) {
                return asObject(map);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("must be a JSON object: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("must be one JSON object, got '" + text + "'");
    }

    /** The object under {@code key}, empty where there is none or something else stands there. */
    public static Map<String, @Nullable Object> object(Map<String, @Nullable Object> object, String key) {
        return object.get(key) instanceof Map<?, ?> map ? asObject(map) : Map.of();
    }

    /** The objects in the array under {@code key}, empty where there is none. */
    public static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> object, String key) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        if (object.get(key) instanceof List<?> list) {
            list.forEach(element -> found.add(element instanceof Map<?, ?> map ? asObject(map) : Map.of()));
        }
        return found;
    }

    /** The texts in the array under {@code key}, empty where there is none. */
    public static List<String> texts(Map<String, @Nullable Object> object, String key) {
        return object.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The text under {@code key}, or the empty string. */
    public static String text(Map<String, @Nullable Object> object, String key) {
        return object.get(key) instanceof String text ? text : "";
    }

    /**
     * Gives the objects of the array under {@code key} one by one, and keeps none. The array must be a member of the one
     * object that {@code input} holds; nothing is given where it is missing.
     *
     * @throws IOException when it is not JSON or cannot be read
     */
    public static void each(InputStream input, String key, Consumer<Map<String, @Nullable Object>> taker)
            throws IOException {
        try (JsonParser parser = FACTORY.createParser(input)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "must be a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(key);
                if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (read(parser) instanceof Map<?, ?> map) {
                        taker.accept(asObject(map));
                    }
                }
            }
        }
    }

    /** {@code value} as compact JSON. */
    public static String write(Map<String, ?> value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    map.put(key, read(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                yield list;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Number) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            case null, default -> null;
        };
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    generator.writeFieldName(String.valueOf(entry.getKey()));
                    write(generator, entry.getValue());
                }
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                for (Object element : list) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case Boolean bool -> generator.writeBoolean(bool);
            case Number number -> generator.writeNumber(number.longValue());
            default -> generator.writeString(value.toString());
        }
    }

    private static Map<String, @Nullable Object> asObject(Map<?, ?> map) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }
}
