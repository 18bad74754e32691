package jp.mymovie.movies.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Notes which actions of IAM each function needs of which table, out of what the tests make it call, into {@code
 * target/used-actions.txt}: a transaction needs the action of each of its items. A promise of the whole estate holds
 * the roles against it.
 */
final class UsedActions {
    private static final Path FILE = Path.of("target", "used-actions.txt");
    private static final Map<String, String> FUNCTIONS = Map.of(
            "jp.mymovie.movies.http.MovieQueries", "Queries",
            "jp.mymovie.movies.http.MovieCommands", "Commands");
    private static final String WORK = "jp.mymovie.movies.work.";
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private UsedActions() {}

    /** @param table as the stacks call it */
    static DynamoDbClient record(String table, DynamoDbClient client) {
        Runtime.getRuntime().addShutdownHook(new Thread(UsedActions::write));
        return (DynamoDbClient) Proxy.newProxyInstance(
                UsedActions.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    try {
                        if (arguments != null && arguments.length == 1) {
                            note(table, method.getName(), arguments[0]);
                        }
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void note(String table, String method, Object request) {
        List<String> actions = actions(method, request);
        if (!actions.isEmpty()) {
            String function = function();
            actions.forEach(action -> USED.add(function + " " + table + " dynamodb:" + action));
        }
    }

    private static List<String> actions(String method, Object request) {
        return switch (method) {
            case "getItem", "batchGetItem", "query", "scan", "putItem", "updateItem", "deleteItem", "batchWriteItem" ->
                List.of(Character.toUpperCase(method.charAt(0)) + method.substring(1));
            case "transactGetItems" -> List.of("GetItem");
            case "transactWriteItems" -> {
                List<String> actions = new ArrayList<>();
                for (TransactWriteItem item : ((TransactWriteItemsRequest) request).transactItems()) {
                    Stream.of(
                                    item.put() == null ? "" : "PutItem",
                                    item.update() == null ? "" : "UpdateItem",
                                    item.delete() == null ? "" : "DeleteItem",
                                    item.conditionCheck() == null ? "" : "ConditionCheckItem")
                            .filter(action -> !action.isEmpty())
                            .forEach(actions::add);
                }
                yield actions;
            }
            default -> List.of();
        };
    }

    /** The function on whose behalf the call is made: the outermost of its classes on the stack. */
    private static String function() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .map(name -> name.startsWith(WORK) && !name.contains("Test") && !name.endsWith("Stream")
                                ? "Work"
                                : FUNCTIONS.getOrDefault(name.replaceFirst("\\$.*", ""), ""))
                        .filter(name -> !name.isEmpty())
                        .reduce("none", (inner, outer) -> outer));
    }

    private static void write() {
        try {
            Set<String> all = new TreeSet<>(USED);
            if (Files.exists(FILE)) {
                all.addAll(Files.readAllLines(FILE));
            }
            all.removeIf(line -> line.startsWith("none "));
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
