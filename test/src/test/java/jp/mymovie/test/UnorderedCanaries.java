package jp.mymovie.test;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that {@link OrderTest} must see, a method each. */
final class UnorderedCanaries {
    private static final List<String> WORDS = List.of("a", "b");

    private UnorderedCanaries() {}

    /** A subclass of a hash table is one. */
    static final class Table extends HashMap<String, String> {
        private static final long serialVersionUID = 1;
    }

    static Object mapOfTwo() {
        return Map.of("a", 1, "b", 2);
    }

    static Object mapOfTen() {
        return Map.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9);
    }

    static Object mapOfEntries() {
        return Map.ofEntries(Map.entry("a", 1));
    }

    static Object mapOfEntriesByReference() {
        Function<Map.Entry<String, String>[], Map<String, String>> of = Map::ofEntries;
        return of;
    }

    static Object mapCopy() {
        return Map.copyOf(new java.util.TreeMap<>(Map.of("a", 1)));
    }

    static Object mapCopyByReference() {
        Function<Map<String, String>, Map<String, String>> copy = Map::copyOf;
        return copy;
    }

    static Object setOfTwo() {
        return Set.of("a", "b");
    }

    static Object setOfArray() {
        return Set.of(WORDS.toArray(new String[0]));
    }

    static Object setOfEleven() {
        return Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    static Object setCopy() {
        return Set.copyOf(WORDS);
    }

    static Object setCopyByReference() {
        return Stream.of(WORDS).map(Set::copyOf).toList();
    }

    static Object hashMap() {
        return new HashMap<>();
    }

    static Object hashMapOfASize() {
        return HashMap.newHashMap(9);
    }

    static Object hashMapByReference() {
        Supplier<Map<String, String>> make = HashMap::new;
        return make;
    }

    static Object hashMapAsAFactory() {
        return WORDS.stream().collect(Collectors.groupingBy(String::length, HashMap::new, Collectors.toList()));
    }

    static Object hashMapInALambda() {
        Supplier<Object> make = () -> new HashMap<>(Map.of());
        return make;
    }

    static Object hashSet() {
        return new HashSet<>(WORDS);
    }

    static Object hashSetAsACollection() {
        return WORDS.stream().collect(Collectors.toCollection(HashSet::new));
    }

    static Object hashtable() {
        return new Hashtable<>();
    }

    static Object identityHashMap() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    static Object weakHashMap() {
        return new WeakHashMap<>();
    }

    static Object concurrentHashMap() {
        return new ConcurrentHashMap<>();
    }

    static Object concurrentHashSet() {
        return ConcurrentHashMap.newKeySet();
    }

    static Object toMap() {
        return WORDS.stream().collect(Collectors.toMap(word -> word, String::length));
    }

    static Object toMapWithMerge() {
        return WORDS.stream().collect(Collectors.toMap(word -> word, String::length, (one, other) -> one));
    }

    static Object toUnmodifiableMap() {
        return WORDS.stream().collect(Collectors.toUnmodifiableMap(word -> word, String::length));
    }

    static Object toConcurrentMap() {
        return WORDS.stream().collect(Collectors.toConcurrentMap(word -> word, String::length));
    }

    static Object toSet() {
        return WORDS.stream().collect(Collectors.toSet());
    }

    static Object toUnmodifiableSet() {
        return WORDS.stream().collect(Collectors.toUnmodifiableSet());
    }

    static Object groupingBy() {
        return WORDS.stream().collect(Collectors.groupingBy(String::length));
    }

    static Object groupingByDownstream() {
        return WORDS.stream().collect(Collectors.groupingBy(String::length, Collectors.counting()));
    }

    static Object groupingByConcurrent() {
        return WORDS.stream().collect(Collectors.groupingByConcurrent(String::length));
    }
}
