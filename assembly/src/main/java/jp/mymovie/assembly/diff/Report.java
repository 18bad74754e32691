package jp.mymovie.assembly.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.mymovie.assembly.Resource;

/** Differences as lines for people; those that endanger data begin with an exclamation mark. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> wholeStacks = new HashSet<>();

    private Report() {}

    static List<String> lines(List<Difference> differences) {
        Report report = new Report();
        differences.forEach(report::add);
        long data = differences.stream().filter(Difference::endangersData).count();
        report.lines.add(
                differences.isEmpty()
                        ? "no differences"
                        : "differences: %d; that replace, rename, delete or protect less what holds data: %d"
                                .formatted(report.lines.size(), data));
        return report.lines;
    }

    private void add(Difference difference) {
        switch (difference) {
            case Difference.StackAdded(var stack) -> {
                wholeStacks.add(stack.name());
                lines.add("+ %s: stack with %d resources in %s, %s"
                        .formatted(stack.name(), stack.resources().size(), stack.account(), stack.region()));
            }
            case Difference.StackRemoved(var stack) -> {
                wholeStacks.add(stack.name());
                lines.add("- %s: stack with %d resources in %s, %s"
                        .formatted(stack.name(), stack.resources().size(), stack.account(), stack.region()));
            }
            case Difference.StackChanged(var old, var stack, var paths) ->
                lines.add("~ %s: %s".formatted(stack.name(), String.join(", ", paths)));
            case Difference.Added(var resource) -> {
                if (!wholeStacks.contains(resource.stack().name())) {
                    lines.add("+ " + told(resource));
                }
            }
            case Difference.Removed(var resource) -> {
                if (difference.endangersData()) {
                    lines.add("! %s: deleted; %s".formatted(told(resource), fate(resource, "DeletionPolicy")));
                } else if (!wholeStacks.contains(resource.stack().name())) {
                    lines.add("- " + told(resource));
                }
            }
            case Difference.Changed(var old, var resource, var paths, var code) -> {
                List<String> what = new ArrayList<>(code ? List.of("code changed") : List.of());
                what.addAll(paths);
                lines.add("~ %s: %s".formatted(told(resource), String.join(", ", what)));
            }
            case Difference.Replaced(var old, var resource, var because, var refused) ->
                lines.add("%s %s: %s"
                        .formatted(
                                difference.endangersData() ? "!" : "~",
                                told(old),
                                refused
                                        ? "update refused by %s: only a new resource could have it"
                                                .formatted(String.join(", ", because))
                                        : "replaced by %s; %s"
                                                .formatted(
                                                        String.join(", ", because),
                                                        fate(resource, "UpdateReplacePolicy"))));
            case Difference.Weakened(var old, var resource, var because) ->
                lines.add("! %s: protects less by %s".formatted(told(resource), String.join(", ", because)));
            case Difference.Renamed(var old, var resource) ->
                lines.add("! %s: renamed to %s; %s"
                        .formatted(
                                told(old),
                                resource.stack().name().equals(old.stack().name()) ? resource.id() : resource.place(),
                                fate(old, "DeletionPolicy")));
        }
    }

    private static String told(Resource resource) {
        return "%s (%s)".formatted(resource.place(), resource.type());
    }

    /** CloudFormation's default is to delete. */
    private static String fate(Resource resource, String attribute) {
        String policy = resource.node().path(attribute).asText("Delete");
        return switch (policy) {
            case "Retain", "RetainExceptOnCreate" ->
                "%s %s: the old one stays with its data, in no stack".formatted(attribute, policy);
            case "Snapshot" -> "%s Snapshot: a snapshot of the old one stays".formatted(attribute);
            default -> "%s %s: the old one is lost with its data".formatted(attribute, policy);
        };
    }
}
