package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/**
 * Everything that a turned administrator of a member account may change: every action of AWS's on every resource of every
 * template of the account, and what has no resource, as {@code types.txt} says what IAM calls it.
 */
final class Siblings {
    private static final String MANAGEMENT = "Management";

    private final PolicyEstate estate = PolicyEstate.read(jp.mymovie.test.Assembly.directory());
    private final List<Stack> stacks;
    private final Values values;
    private final Map<String, Type> types = new LinkedHashMap<>();

    /**
     * A line of {@code types.txt}.
     *
     * @param service of IAM, or - where there is nothing to ask
     * @param arns ARN patterns by IAM's type
     */
    record Type(String name, String service, Map<String, String> arns, String reason) {
        boolean isAsked() {
            return !service.equals("-");
        }

        boolean isOfTemplates() {
            return name.contains("::");
        }
    }

    /**
     * An action that an administrator may do.
     *
     * @param type of the resource, or - where the action has none
     * @param place the resource's, or the account
     */
    record Open(String type, String place, String action, String on) {}

    Siblings() {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
        values = Values.ofAnyType(stacks);
        Matrix.lines(Matrix.text("siblings/types.txt")).values().stream()
                .map(Matrix::columns)
                .forEach(row -> {
                    Map<String, String> arns = new LinkedHashMap<>();
                    if (!row.get(1).equals("-")) {
                        for (String pair : row.get(2).split(" ")) {
                            arns.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
                        }
                    }
                    types.put(row.get(0), new Type(row.get(0), row.get(1), arns, row.get(2)));
                });
    }

    Map<String, Type> types() {
        return types;
    }

    /** The types of the templates, each with the stages that have one. */
    Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (Stack stack : stacks) {
            stack.resources().stream()
                    .filter(resource -> !resource.type().equals("AWS::CDK::Metadata"))
                    .forEach(resource -> used.computeIfAbsent(resource.type(), none -> new TreeSet<>())
                            .add(stack.stage()));
        }
        return used;
    }

    /** The actions that are open to the administrators, with how much was asked. */
    Set<Open> open(AwsActions data, int[] asked) {
        Set<Open> open = new LinkedHashSet<>();
        Map<String, List<AwsActions.Action>> byType = new TreeMap<>();
        data.actions()
                .forEach(action -> action.types()
                        .forEach(
                                type -> byType.computeIfAbsent(action.service() + " " + type, none -> new ArrayList<>())
                                        .add(action)));
        for (Stack stack : stacks) {
            if (!stack.stage().equals(MANAGEMENT)) {
                for (Resource resource : stack.resources()) {
                    Type type = types.get(resource.type());
                    if (type != null && type.isAsked()) {
                        ask(type, stack, resource.place(), values.arn(resource), byType, open, asked);
                    }
                }
            }
        }
        for (Stack stack : firstOfEach()) {
            types.values().stream()
                    .filter(type -> !type.isOfTemplates())
                    .forEach(type -> ask(type, stack, stack.stage(), "", byType, open, asked));
            data.actions().stream().filter(action -> action.types().isEmpty()).forEach(action -> {
                asked[0]++;
                if (may(stack, action.name(), "*")) {
                    open.add(new Open("-", stack.stage(), action.name(), "*"));
                }
            });
        }
        return open;
    }

    private List<Stack> firstOfEach() {
        Map<String, Stack> first = new TreeMap<>();
        stacks.stream()
                .filter(stack -> !stack.stage().equals(MANAGEMENT))
                .filter(stack -> stack.region().equals(estate.homeRegion()))
                .forEach(stack -> first.putIfAbsent(stack.stage(), stack));
        return List.copyOf(first.values());
    }

    private void ask(
            Type type,
            Stack stack,
            String place,
            String arn,
            Map<String, List<AwsActions.Action>> byType,
            Set<Open> open,
            int[] asked) {
        type.arns().forEach((name, pattern) -> {
            String on = pattern.replace("{arn}", arn)
                    .replace("{account}", stack.account())
                    .replace("{region}", stack.region());
            for (AwsActions.Action action : byType.getOrDefault(type.service() + " " + name, List.of())) {
                asked[0]++;
                if (may(stack, action.name(), on)) {
                    open.add(new Open(type.name(), place, action.name(), on));
                }
            }
        });
    }

    private boolean may(Stack stack, String action, String on) {
        return estate.decide(estate.identity(stack.stage() + "/Administrator"), action, on, stack.region(), Map.of())
                .allowed();
    }
}
