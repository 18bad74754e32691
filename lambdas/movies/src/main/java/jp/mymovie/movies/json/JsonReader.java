package jp.mymovie.movies.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object, refusing duplicate names, too much depth, numbers nobody can hold and anything behind it. */
public final class JsonReader {
    /** Of which every number fits into a long. */
    private static final int LONG_DIGITS = 18;

    private final JsonFactory factory;

    public JsonReader(int maxDepth) {
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxNumberLength(100)
                        .build())
                .build();
    }

    public JsonObject read(byte[] json) throws MalformedJson {
        try (JsonParser parser = factory.createParser(json)) {
            return read(parser);
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw new MalformedJson(e);
        }
    }

    public JsonObject read(String json) throws MalformedJson {
        try (JsonParser parser = factory.createParser(json)) {
            return read(parser);
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw new MalformedJson(e);
        }
    }

    private static JsonObject read(JsonParser parser) throws IOException, MalformedJson {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedJson(null);
        }
        JsonObject object = object(parser);
        if (parser.nextToken() != null) {
            throw new MalformedJson(null);
        }
        return object;
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getDecimalValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** A {@link Long} where it is whole and fits, however it is written: {@code 50.0} and {@code 5e1} are 50. */
    private static Object number(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        // Looked at before it is converted: the digits of 1e999999999 would fill the memory.
        boolean whole = shortest.scale() <= 0;
        boolean fits = (long) shortest.precision() - shortest.scale() <= LONG_DIGITS;
        return whole && fits ? (Object) shortest.longValueExact() : number;
    }
}
