package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/** Compares two assemblies, bootstrap templates included, stack by name and place, resource by logical id. */
public final class Comparison {
    private final Map<String, Stack> before;
    private final Map<String, Stack> after;
    private final Values valuesBefore;
    private final Values valuesAfter;
    private final List<Resource> gone = new ArrayList<>();
    private final List<Resource> come = new ArrayList<>();
    private final List<Difference> found = new ArrayList<>();

    private Comparison(List<Stack> before, List<Stack> after) {
        this.before = byPlace(before);
        this.after = byPlace(after);
        this.valuesBefore = Values.ofAnyType(before);
        this.valuesAfter = Values.ofAnyType(after);
    }

    /** All differences, by place. */
    public static List<Difference> of(Assembly before, Assembly after) {
        return of(all(before), all(after));
    }

    static List<Difference> of(List<Stack> before, List<Stack> after) {
        return new Comparison(before, after).compare();
    }

    private static List<Stack> all(Assembly assembly) {
        return Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
    }

    private static Map<String, Stack> byPlace(List<Stack> stacks) {
        Map<String, Stack> map = new TreeMap<>();
        stacks.forEach(stack -> map.put("%s %s %s".formatted(stack.name(), stack.account(), stack.region()), stack));
        return map;
    }

    private List<Difference> compare() {
        before.forEach((place, stack) -> {
            if (!after.containsKey(place)) {
                found.add(new Difference.StackRemoved(stack));
                gone.addAll(byId(stack).values());
            }
        });
        after.forEach((place, stack) -> {
            Stack old = before.get(place);
            if (old == null) {
                found.add(new Difference.StackAdded(stack));
                come.addAll(byId(stack).values());
            } else {
                compare(old, stack);
            }
        });
        new Renames(valuesBefore, valuesAfter).take(gone, come).forEach(this::add);
        gone.forEach(resource -> found.add(new Difference.Removed(resource)));
        come.forEach(resource -> found.add(new Difference.Added(resource)));
        found.sort(Comparator.comparing(Difference::place)
                .thenComparing(difference -> difference.getClass().getSimpleName()));
        return List.copyOf(found);
    }

    private void add(Renames.Pair pair) {
        found.add(
                Stateful.isStateful(pair.before().type())
                        ? new Difference.Renamed(pair.before(), pair.after())
                        : new Difference.Changed(
                                pair.before(),
                                pair.after(),
                                paths(pair.before(), pair.after()).found(),
                                true));
    }

    private void compare(Stack old, Stack young) {
        List<String> outside = Paths.between(sections(old), sections(young)).found();
        if (!outside.isEmpty()) {
            found.add(new Difference.StackChanged(old, young, outside));
        }
        Map<String, Resource> were = byId(old);
        byId(young).forEach((id, resource) -> {
            Resource was = were.remove(id);
            if (was == null) {
                come.add(resource);
            } else {
                compare(was, resource);
            }
        });
        gone.addAll(were.values());
    }

    private static JsonNode sections(Stack stack) {
        ObjectNode sections = stack.template().deepCopy();
        return sections.remove(List.of("Resources", "Metadata"));
    }

    private static Map<String, Resource> byId(Stack stack) {
        Map<String, Resource> map = new TreeMap<>();
        stack.resources().stream()
                .filter(resource -> !resource.type().equals("AWS::CDK::Metadata"))
                .forEach(resource -> map.put(resource.id(), resource));
        return map;
    }

    private void compare(Resource old, Resource young) {
        if (!old.type().equals(young.type())) {
            found.add(new Difference.Replaced(old, young, List.of("Type"), true));
            return;
        }
        Paths paths = paths(old, young);
        JsonNode was = properties(old, valuesBefore);
        JsonNode is = properties(young, valuesAfter);
        if (Stateful.isStateful(old.type())) {
            // A name may change by a parameter or a resource that it refers to, and stay when it is written otherwise.
            List<String> meant = Paths.between(was, is).found();
            List<String> replacing = Stateful.replacing(old.type(), meant);
            List<String> refused = Stateful.refused(old.type(), meant);
            if (!replacing.isEmpty() || !refused.isEmpty()) {
                found.add(new Difference.Replaced(
                        old, young, refused.isEmpty() ? replacing : refused, !refused.isEmpty()));
                return;
            }
        }
        List<String> weakened = Protections.weakened(old, young, was, is);
        if (!weakened.isEmpty()) {
            found.add(new Difference.Weakened(old, young, weakened));
            return;
        }
        if (!paths.found().isEmpty() || paths.code()) {
            found.add(new Difference.Changed(old, young, paths.found(), paths.code()));
        }
    }

    /** Paths below the properties are told without the word. */
    private static Paths paths(Resource old, Resource young) {
        return Paths.between(flat(old), flat(young));
    }

    private static JsonNode flat(Resource resource) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        resource.node().path("Properties").properties().forEach(entry -> flat.set(entry.getKey(), entry.getValue()));
        for (String attribute : List.of("DeletionPolicy", "UpdateReplacePolicy", "Condition", "DependsOn")) {
            if (resource.node().has(attribute)) {
                flat.set(attribute, resource.node().path(attribute));
            }
        }
        return flat;
    }

    private static JsonNode properties(Resource resource, Values values) {
        JsonNode written = resource.node().path("Properties");
        try {
            return values.value(resource.stack(), written);
        } catch (Unsupported e) {
            return written;
        }
    }
}
