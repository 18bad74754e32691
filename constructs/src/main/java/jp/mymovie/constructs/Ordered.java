package jp.mymovie.constructs;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Maps in the order in which they are written, for whatever goes to the CDK. {@code Map.of} iterates in another order in
 * every JVM and jsii passes a map on as it iterates, so two syntheses of one source would differ.
 *
 * @see <a href="https://github.com/aws/aws-cdk/issues/9766">aws-cdk #9766</a>
 */
public final class Ordered {
    private Ordered() {}

    public static <K, V> Map<K, V> map(K k1, V v1, K k2, V v2) {
        return map(List.of(Map.entry(k1, v1), Map.entry(k2, v2)));
    }

    public static <K, V> Map<K, V> map(K k1, V v1, K k2, V v2, K k3, V v3) {
        return map(List.of(Map.entry(k1, v1), Map.entry(k2, v2), Map.entry(k3, v3)));
    }

    public static <K, V> Map<K, V> map(K k1, V v1, K k2, V v2, K k3, V v3, K k4, V v4) {
        return map(List.of(Map.entry(k1, v1), Map.entry(k2, v2), Map.entry(k3, v3), Map.entry(k4, v4)));
    }

    public static <K, V> Map<K, V> map(K k1, V v1, K k2, V v2, K k3, V v3, K k4, V v4, K k5, V v5) {
        return map(
                List.of(Map.entry(k1, v1), Map.entry(k2, v2), Map.entry(k3, v3), Map.entry(k4, v4), Map.entry(k5, v5)));
    }

    /**
     * The entries in the order of the list.
     *
     * @throws IllegalArgumentException if a key comes twice
     */
    private static <K, V> Map<K, V> map(List<Map.Entry<K, V>> entries) {
        Map<K, V> map = new LinkedHashMap<>();
        for (Map.Entry<K, V> entry : entries) {
            if (map.put(entry.getKey(), entry.getValue()) != null) {
                throw new IllegalArgumentException("keys must differ, got '%s' twice".formatted(entry.getKey()));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * A copy sorted by key, for a map that comes from outside; so are the maps in it, and sets become sorted lists. Lists
     * keep their order.
     */
    public static Map<String, Object> byKey(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), inOrder(value)));
        return Collections.unmodifiableMap(sorted);
    }

    private static Object inOrder(Object value) {
        if (value instanceof Map<?, ?> map) {
            return byKey(map);
        }
        if (value instanceof Set<?> set) {
            return set.stream()
                    .map(Ordered::inOrder)
                    .sorted(Comparator.comparing(String::valueOf))
                    .toList();
        }
        return value instanceof List<?> list
                ? list.stream().map(Ordered::inOrder).toList()
                : value;
    }
}
