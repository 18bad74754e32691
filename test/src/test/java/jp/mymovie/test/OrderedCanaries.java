package jp.mymovie.test;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.mymovie.constructs.Ordered;

/** Collections with an order, which {@link OrderTest} must let pass. */
final class OrderedCanaries {
    private OrderedCanaries() {}

    static List<Object> all() {
        List<String> words = List.of("a", "b");
        Map<String, Integer> linked = new LinkedHashMap<>();
        linked.put("a", 1);
        return List.of(
                linked,
                Map.of(),
                Map.of("a", 1),
                Set.of(),
                Set.of("a"),
                Ordered.map("a", 1, "b", 2),
                new TreeMap<>(linked),
                new TreeSet<>(words),
                new LinkedHashSet<>(words),
                new EnumMap<>(TimeUnit.class),
                words.stream().collect(Collectors.partitioningBy(String::isEmpty)),
                words.stream().collect(Collectors.toMap(word -> word, String::length, (a, b) -> a, TreeMap::new)),
                words.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList())));
    }
}
