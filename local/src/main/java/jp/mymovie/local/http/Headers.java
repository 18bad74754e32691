package jp.mymovie.local.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields, their names in lower case and in order. */
public final class Headers {
    private final Map<String, List<String>> fields = new TreeMap<>();

    /** An independent copy. */
    public Headers copy() {
        Headers copy = new Headers();
        fields.forEach((name, values) -> values.forEach(value -> copy.add(name, value)));
        return copy;
    }

    /** The first value, or null. */
    public @Nullable String first(String name) {
        List<String> values = fields.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    /** The first value, or {@code otherwise}. */
    public String first(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    public boolean has(String name) {
        return fields.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Replaces all values of a field by one. */
    public Headers set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    public Headers add(String name, String value) {
        fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    public void remove(String name) {
        fields.remove(name.toLowerCase(Locale.ROOT));
    }

    /** Takes every field with all its values. */
    public void forEach(BiConsumer<String, List<String>> action) {
        fields.forEach(action);
    }
}
