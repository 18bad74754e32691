package jp.mymovie.movies.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was sent. Each getter answers null where the member is missing or of another type, so a reader of
 * foreign JSON never fails on its shape. Values are {@link String}, {@link Long} (whole numbers, {@code 50.0}
 * among them), {@link java.math.BigDecimal}, {@link Boolean}, {@link List}, {@link JsonObject} or null.
 */
public record JsonObject(Map<String, @Nullable Object> members) {
    public boolean has(String name) {
        return members.containsKey(name);
    }

    public @Nullable Object get(String name) {
        return members.get(name);
    }

    public @Nullable String string(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    public @Nullable Long integer(String name) {
        return members.get(name) instanceof Long number ? number : null;
    }

    public @Nullable Boolean bool(String name) {
        return members.get(name) instanceof Boolean truth ? truth : null;
    }

    /** The object of that name, an empty one where there is none. */
    public JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : none();
    }

    /** An object without members. */
    public static JsonObject none() {
        return new JsonObject(Map.of());
    }

    /** The integers in the array of that name; what else is in it is left out. */
    public List<Long> integers(String name) {
        return all(Long.class, name);
    }

    /** The objects in the array of that name; what else is in it is left out. */
    public List<JsonObject> objects(String name) {
        return all(JsonObject.class, name);
    }

    /** The texts in the array of that name; what else is in it is left out. */
    public List<String> strings(String name) {
        return all(String.class, name);
    }

    private <T> List<T> all(Class<T> type, String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
