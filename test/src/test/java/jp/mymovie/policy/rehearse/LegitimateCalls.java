package jp.mymovie.policy.rehearse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/** Calls that deployments and the readers of runbooks make in an account, from the templates and from the rehearsal. */
public final class LegitimateCalls {
    private static final List<String> OPERATIONS = List.of("create", "read", "update", "delete");
    private static final String CONSOLE = "in the console: ";

    private LegitimateCalls() {}

    /** Calls of CloudFormation's handlers for the resources of the members, each action with a type that needs it. */
    public static Map<String, String> ofTemplates(Path assembly, String management) {
        Map<String, String> calls = new TreeMap<>();
        for (Stack stack : Blueprint.read(assembly).all()) {
            if (!stack.stage().equals(management)) {
                for (Resource resource : stack.resources()) {
                    Handlers.actions(resource, OPERATIONS)
                            .forEach(action -> calls.putIfAbsent(normal(action), resource.type()));
                }
            }
        }
        return calls;
    }

    /** Calls of the commands of the runbooks in members, each action with the runbook's step. */
    public static Map<String, String> ofRunbooks(Path assembly, String management) {
        Map<String, String> calls = new TreeMap<>();
        Inputs inputs = Inputs.read(assembly);
        List<Runbook> runbooks = new ArrayList<>();
        inputs.runbooks().forEach((name, text) -> runbooks.add(Runbook.of(name, text)));
        for (Step step : Rehearsal.of(inputs.blueprint(), runbooks, inputs.settings(), inputs.launcher())
                .steps()) {
            if (!step.who().isEmpty() && !step.who().startsWith(management + "/")) {
                actions(step.command()).forEach(action -> calls.putIfAbsent(action, step.place()));
            }
        }
        return calls;
    }

    /**
     * The actions of a command of the AWS CLI, without its options.
     *
     * @throws IllegalArgumentException if the list of commands does not have it
     */
    public static List<String> ofCommand(String command) {
        AwsCommand known = AwsCommand.of(List.of(("aws " + command).split(" ")));
        if (!known.isKnown()) {
            throw new IllegalArgumentException("'%s' must be in commands.txt".formatted(command));
        }
        return known.actions();
    }

    private static Set<String> actions(String command) {
        if (command.startsWith(CONSOLE)) {
            return Set.of(command.substring(CONSOLE.length()));
        }
        return command.startsWith("aws ")
                ? new TreeSet<>(AwsCommand.of(List.of(command.split(" "))).actions())
                : Set.of();
    }

    /** A schema writes the service of an action in capitals. */
    private static String normal(String action) {
        int colon = action.indexOf(':');
        return action.substring(0, colon).toLowerCase(Locale.ROOT) + action.substring(colon);
    }
}
