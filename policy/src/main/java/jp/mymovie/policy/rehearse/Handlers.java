package jp.mymovie.policy.rehearse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.assembly.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Calls of CloudFormation for a resource, from AWS's published schemas ({@code handlers.txt}), with what AWS says about
 * types that have none there ({@code calls.txt}), less what the schema lists for properties that the resource has not
 * ({@code optional.txt}).
 */
final class Handlers {
    private static final Map<String, Map<String, List<String>>> BY_TYPE = read();
    private static final List<Optional> OPTIONAL = DataTable.read(Handlers.class, "optional.txt", 4).stream()
            .map(row -> new Optional(
                    Pattern.compile(pattern(row.get(0))),
                    Pattern.compile(pattern(row.get(1)), Pattern.CASE_INSENSITIVE),
                    row.get(2).equals("-") ? null : Pattern.compile(pattern(row.get(2)))))
            .toList();

    private record Optional(
            Pattern type, Pattern action, @Nullable Pattern neededWith) {
        boolean spares(Resource resource, String wanted) {
            return type.matcher(resource.type()).matches()
                    && action.matcher(wanted).matches()
                    && (neededWith == null || !has(resource.node().path("Properties"), neededWith));
        }

        private static boolean has(JsonNode node, Pattern name) {
            return node.properties().stream()
                            .anyMatch(entry -> name.matcher(entry.getKey()).matches() || has(entry.getValue(), name))
                    || node.isArray() && node.valueStream().anyMatch(item -> has(item, name));
        }
    }

    private Handlers() {}

    private static String pattern(String written) {
        return Arrays.stream(written.split(" "))
                .map(each -> Pattern.quote(each).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|"));
    }

    private static Map<String, Map<String, List<String>>> read() {
        Map<String, Map<String, List<String>>> read = new HashMap<>();
        for (String file : List.of("handlers.txt", "calls.txt")) {
            try (InputStream in = Objects.requireNonNull(Handlers.class.getResourceAsStream(file), file)) {
                new String(in.readAllBytes(), UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#") && !line.endsWith(" none"))
                        .map(line -> List.of(line.split(" ")))
                        .forEach(line -> read.computeIfAbsent(line.get(0), type -> new HashMap<>())
                                .put(line.get(1), line.subList(2, line.size())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read;
    }

    static boolean knows(String type) {
        return BY_TYPE.containsKey(type);
    }

    /** The actions of some of a type's handlers that the resource needs, sorted. */
    static List<String> actions(Resource resource, List<String> operations) {
        TreeSet<String> actions = new TreeSet<>();
        Map<String, List<String>> handlers = BY_TYPE.getOrDefault(resource.type(), Map.of());
        operations.forEach(operation -> actions.addAll(handlers.getOrDefault(operation, List.of())));
        actions.removeIf(action -> OPTIONAL.stream().anyMatch(each -> each.spares(resource, action)));
        return new ArrayList<>(actions);
    }
}
