package jp.mymovie.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;

/**
 * A limit of a template, and the same template without it. The list of limits is one of the tests' own: the rules are
 * not asked which they know.
 *
 * @param resource that has it
 * @param path to it below the properties
 */
public record Removal(Resource resource, List<String> path) {

    /** All limits of an assembly. */
    public static List<Removal> of(Assembly assembly) {
        List<Removal> found = new ArrayList<>();
        for (List<String> row : DataTable.read(Removal.class, "limits.txt", 2)) {
            for (Resource resource : Assembly.resources(assembly.stacks(), row.get(0))) {
                paths(resource.node().path("Properties"), List.of(row.get(1).split("/")), List.of())
                        .filter(path -> matters(assembly, resource, path))
                        .forEach(path -> found.add(new Removal(resource, path)));
            }
        }
        return found;
    }

    private static Stream<List<String>> paths(JsonNode node, List<String> pattern, List<String> done) {
        if (pattern.isEmpty()) {
            return node.isMissingNode() || (node.isBoolean() && !node.asBoolean()) ? Stream.empty() : Stream.of(done);
        }
        List<String> rest = pattern.subList(1, pattern.size());
        if (pattern.getFirst().equals("*")) {
            Stream<List<String>> all = Stream.empty();
            for (int i = 0; i < node.size(); i++) {
                all = Stream.concat(all, paths(node.get(i), rest, plus(done, String.valueOf(i))));
            }
            return all;
        }
        return paths(node.path(pattern.getFirst()), rest, plus(done, pattern.getFirst()));
    }

    private static List<String> plus(List<String> list, String more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    /** Of budgets and alarms only what reaches a topic that starts a switch is a limit; an alarm stays in its region. */
    private static boolean matters(Assembly assembly, Resource resource, List<String> path) {
        if (!resource.type().equals("AWS::Budgets::Budget") && !resource.type().equals("AWS::CloudWatch::Alarm")) {
            return true;
        }
        String text = at(resource.node().path("Properties"), path).toString();
        return Assembly.resources(assembly.stacks(), "AWS::SNS::Subscription").stream()
                .filter(subscription -> startsSwitch(subscription, assembly))
                .flatMap(subscription -> Assembly.resources(assembly.stacks(), "AWS::SNS::Topic").stream()
                        .filter(topic -> mentions(
                                subscription, subscription.property("TopicArn").toString(), topic)))
                .anyMatch(topic ->
                        topic.stack().region().equals(resource.stack().region()) && mentions(resource, text, topic));
    }

    private static boolean startsSwitch(Resource subscription, Assembly assembly) {
        String endpoint = subscription.property("Endpoint").toString();
        return subscription.property("Protocol").asText().equals("lambda")
                && Assembly.resources(assembly.stacks(), "AWS::Lambda::Function").stream()
                        .filter(function -> function.node().toString().contains("\"RECORD_NAMES\""))
                        .anyMatch(function -> endpoint.contains("\"" + function.id() + "\"")
                                || endpoint.contains(":function:"
                                        + function.property("FunctionName").asText("none") + "\""));
    }

    private static boolean mentions(Resource from, String text, Resource topic) {
        return (from.stack().equals(topic.stack()) && text.contains("\"" + topic.id() + "\""))
                || text.contains(":" + topic.property("TopicName").asText("none") + "\"");
    }

    private static JsonNode at(JsonNode node, List<String> path) {
        for (String step : path) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    /** The assembly without it. */
    public Assembly from(Assembly assembly) {
        return new Assembly(
                assembly.directory(),
                assembly.stacks().stream()
                        .map(stack -> stack.equals(resource.stack()) ? without(stack) : stack)
                        .toList());
    }

    private Stack without(Stack stack) {
        JsonNode template = stack.template().deepCopy();
        JsonNode parent =
                at(template.path("Resources").path(resource.id()).path("Properties"), path.subList(0, path.size() - 1));
        if (parent instanceof ArrayNode list) {
            list.remove(Integer.parseInt(path.getLast()));
        } else {
            ((ObjectNode) parent).remove(path.getLast());
        }
        return new Stack(
                stack.stage(),
                stack.name(),
                stack.account(),
                stack.region(),
                template,
                stack.directory(),
                stack.assets());
    }

    /** Faults of the sheet at the removal; none where a row moves, no row falls, and a row that the limit bound grows. */
    public List<String> faults(Assembly assembly) {
        Prices prices = Prices.read();
        Sheet before = Rules.sheet(Templates.of(assembly), prices);
        Sheet after = Rules.sheet(Templates.of(from(assembly)), prices);
        List<String> faults = new ArrayList<>();
        Set<String> gone = new HashSet<>(limits(before));
        gone.removeAll(new HashSet<>(limits(after)));
        if (gone.isEmpty()) {
            faults.add(this + " moves no row");
        }
        for (int i = 0; i < before.lines().size(); i++) {
            Line old = before.lines().get(i);
            Line fresh = after.lines().get(i);
            if (sum(fresh) < sum(old)) {
                faults.add(this + " makes cheaper: " + old.name());
            }
            if (bound(old, gone, prices) && sum(fresh) <= sum(old)) {
                faults.add(this + " does not make dearer: " + old.name());
            }
        }
        return faults;
    }

    /** True if a limit that is gone was the lowest of the line. */
    private static boolean bound(Line line, Set<String> gone, Prices prices) {
        Price price = prices.find(line.item().price());
        return price != null
                && line.item().bounds().stream()
                        // The end of what is kept binds no day.
                        .filter(bound -> !Double.isInfinite(bound.aDay()))
                        .filter(bound -> gone.contains(line.name() + " " + bound.words()))
                        .anyMatch(bound ->
                                price.of(bound.aDay()) <= line.bestEffort().high());
    }

    private static double sum(Line line) {
        // Unbounded counts as a figure above all others, so that one cell more of them is more.
        return Stream.of(line.hard(), line.bestEffort(), line.braked())
                .mapToDouble(amount -> Math.min(amount.high(), 1e12))
                .sum();
    }

    private static List<String> limits(Sheet sheet) {
        return Stream.concat(
                        sheet.lines().stream()
                                .flatMap(line ->
                                        line.item().bounds().stream().map(bound -> line.name() + " " + bound.words())),
                        sheet.brakes().stream().map(Brake::toString))
                .toList();
    }

    @Override
    public String toString() {
        return resource.place() + " " + String.join("/", path);
    }
}
