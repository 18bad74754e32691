package jp.mymovie.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/**
 * The recorded values for which samples still stand in: said once a synth, and as a warning on the stacks that would
 * be deployed with a sample.
 *
 * @param values what nobody has written down yet
 */
record MissingValues(List<Crossing> values) {
    static MissingValues of(Estate estate) {
        return new MissingValues(Crossing.recorded().stream()
                .filter(crossing -> !estate.knows(crossing))
                .toList());
    }

    /** Warns on the stacks that name a missing value among what they use, and gives the lines a person reads. */
    List<String> annotate(App app) {
        // Stacks stand right below the stages; asking for every construct of the tree costs as much as a stage.
        app.getNode().getChildren().stream()
                .flatMap(stage -> stage.getNode().getChildren().stream())
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast)
                .forEach(this::annotate);
        return lines();
    }

    private void annotate(Stack stack) {
        List<String> paths = values.stream()
                .filter(crossing -> usedBy(crossing, stack.getNode().getPath()))
                .map(crossing -> "estate.recorded." + crossing.path())
                .toList();
        if (!paths.isEmpty()) {
            Annotations.of(stack)
                    .addWarningV2(
                            "mymovie:sample",
                            "not recorded yet, a sample stands in or what needs it is left out: %s"
                                    .formatted(String.join(", ", paths)));
        }
    }

    private static boolean usedBy(Crossing crossing, String stack) {
        return Arrays.stream(crossing.users().split(",\\s*"))
                .anyMatch(user -> user.equals(stack) || user.startsWith(stack + " "));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!values.isEmpty()) {
            lines.add("mymovie: samples stand in for %d values that are not recorded in cdk.json yet:"
                    .formatted(values.size()));
        }
        for (Crossing crossing : values) {
            lines.add("  estate.recorded.%s, made by %s: %s"
                    .formatted(crossing.path(), crossing.maker(), crossing.remedy()));
        }
        return lines;
    }
}
