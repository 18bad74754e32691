package jp.mymovie.constructs.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What CloudFormation needs to do for a type of resource: dated data, read from {@code execution-actions.txt}. */
final class ExecutionActions {
    private static final String FILE = "execution-actions.txt";

    private final Map<String, List<String>> byType = new LinkedHashMap<>();

    private ExecutionActions(String text) {
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(line -> byType.put(line[0], Arrays.asList(line).subList(1, line.length)));
    }

    static ExecutionActions read() {
        try (@Nullable InputStream file = ExecutionActions.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("'%s' must be in the library, got nothing".formatted(FILE));
            }
            return new ExecutionActions(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable".formatted(FILE), e);
        }
    }

    /**
     * The actions for all of the types, sorted. Custom resources need but the call of their function.
     *
     * @throws IllegalArgumentException if a type is not known
     */
    Set<String> of(Collection<String> types) {
        Set<String> actions = new TreeSet<>();
        for (String type : types) {
            if (type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource")) {
                actions.add("lambda:InvokeFunction");
                continue;
            }
            List<String> known = byType.get(type);
            if (known == null) {
                throw new IllegalArgumentException(
                        "'resourceTypes' must be known to %s, got %s: add what CloudFormation's handlers of the type call"
                                .formatted(FILE, type));
            }
            actions.addAll(known);
        }
        return actions;
    }
}
