package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Stack;
import jp.mymovie.test.Project;

/**
 * Everything that a rehearsal reads, in memory, so that a test can change one thing of it.
 *
 * @param runbooks texts by the names of their files
 */
record Inputs(Blueprint blueprint, Map<String, String> runbooks, JsonNode settings, Set<String> launcher) {
    static Inputs read(Path assembly) {
        try {
            Map<String, String> texts = new TreeMap<>();
            for (Runbook runbook : Rehearse.runbooks(Project.file("docs/runbooks"))) {
                texts.put(runbook.name(), Files.readString(Project.file("docs/runbooks/" + runbook.name())));
            }
            return new Inputs(
                    Blueprint.read(assembly),
                    texts,
                    new JsonMapper().readTree(Project.file("cdk.json").toFile()),
                    Rehearse.launcher(Project.file("mymovie")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Finding> rehearse() {
        List<Runbook> read = new ArrayList<>();
        runbooks.forEach((name, text) -> read.add(Runbook.of(name, text)));
        return Rehearsal.of(blueprint, read, settings, launcher).findings();
    }

    /** With another text in a runbook; the change must change something. */
    Inputs text(String runbook, UnaryOperator<String> change) {
        String before = runbooks.getOrDefault(runbook, "");
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("the sabotage changes nothing in " + runbook);
        }
        Map<String, String> texts = new TreeMap<>(runbooks);
        texts.put(runbook, after);
        return new Inputs(blueprint, texts, settings, launcher);
    }

    /** With something else in the template of a stack or of a bootstrap. */
    Inputs template(String stack, Consumer<ObjectNode> change) {
        Blueprint changed = new Blueprint(
                changed(blueprint.stacks(), stack, change),
                changed(blueprint.bootstraps(), stack, change),
                blueprint.dependencies(),
                blueprint.guarded(),
                blueprint.estate(),
                blueprint.accounts());
        if (changed.equals(blueprint)) {
            throw new AssertionError("the sabotage changes nothing in " + stack);
        }
        return new Inputs(changed, runbooks, settings, launcher);
    }

    /** With other words in the template. */
    Inputs words(String stack, String before, String after) {
        return template(stack, template -> {
            try {
                JsonNode other = new JsonMapper().readTree(template.toString().replace(before, after));
                template.removeAll();
                template.setAll((ObjectNode) other);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** With something else in {@code estate.json}. */
    Inputs estate(Consumer<ObjectNode> change) {
        ObjectNode estate = blueprint.estate().deepCopy();
        change.accept(estate);
        return new Inputs(
                new Blueprint(
                        blueprint.stacks(),
                        blueprint.bootstraps(),
                        blueprint.dependencies(),
                        blueprint.guarded(),
                        estate,
                        blueprint.accounts()),
                runbooks,
                settings,
                launcher);
    }

    /** Without the dependencies of a stack. */
    Inputs independent(String stack) {
        Map<String, List<String>> dependencies = new TreeMap<>(blueprint.dependencies());
        dependencies.put(stack, List.of());
        return new Inputs(
                new Blueprint(
                        blueprint.stacks(),
                        blueprint.bootstraps(),
                        dependencies,
                        blueprint.guarded(),
                        blueprint.estate(),
                        blueprint.accounts()),
                runbooks,
                settings,
                launcher);
    }

    private static List<Stack> changed(List<Stack> stacks, String name, Consumer<ObjectNode> change) {
        return stacks.stream()
                .map(stack -> {
                    if (!stack.name().equals(name)) {
                        return stack;
                    }
                    ObjectNode template = stack.template().deepCopy();
                    change.accept(template);
                    return new Stack(
                            stack.stage(),
                            stack.name(),
                            stack.account(),
                            stack.region(),
                            template,
                            stack.directory(),
                            stack.assets());
                })
                .toList();
    }

    Stack stack(String name) {
        return blueprint.all().stream()
                .filter(stack -> stack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stack " + name));
    }
}
