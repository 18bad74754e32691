package jp.mymovie.app.settings;

import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/**
 * The recorded values for which samples still stand in: one line at a synth, a warning on the stacks that would be
 * deployed with a sample, and all of them by {@code ./mymovie missing}.
 *
 * @param values what nobody has written down yet
 */
public record MissingValues(List<Crossed> values) {
    public static MissingValues of(Estate estate) {
        return new MissingValues(Crossed.recorded(estate).stream()
                .filter(crossed -> !crossed.isKnown())
                .toList());
    }

    /** Prints each missing value with its maker and the way to find it, and each setting that is a sample. */
    public static void main(String... arguments) {
        try {
            Estate estate = Estate.read(Checkout.root().resolve("cdk.json"));
            of(estate).lines().forEach(System.out::println);
            Samples.of(estate).values().forEach(System.out::println);
        } catch (IllegalArgumentException e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Warns on the stacks that name a missing value among what they use. */
    public void annotate(App app) {
        // Stacks stand right below the stages; asking for every construct of the tree costs as much as a stage.
        app.getNode().getChildren().stream()
                .flatMap(stage -> stage.getNode().getChildren().stream())
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast)
                .forEach(this::annotate);
    }

    private void annotate(Stack stack) {
        List<String> paths = values.stream()
                .filter(crossed -> usedBy(crossed, stack.getNode().getPath()))
                .map(crossed -> "estate.recorded." + crossed.path())
                .toList();
        if (!paths.isEmpty()) {
            Annotations.of(stack)
                    .addWarningV2(
                            "mymovie:sample",
                            "not recorded yet, a sample stands in or what needs it is left out: %s"
                                    .formatted(String.join(", ", paths)));
        }
    }

    private static boolean usedBy(Crossed crossed, String stack) {
        return Arrays.stream(crossed.users().split(",\\s*"))
                .anyMatch(user -> user.equals(stack) || user.startsWith(stack + " "));
    }

    /** One line for somebody who wants to see something else; empty when nothing is missing. */
    public String summary() {
        return values.isEmpty()
                ? ""
                : "mymovie: samples stand in for %d values that are not recorded in cdk.json yet: ./mymovie missing lists them"
                        .formatted(values.size());
    }

    List<String> lines() {
        return values.isEmpty()
                ? List.of("every recorded value is in cdk.json")
                : values.stream()
                        .map(crossed -> "estate.recorded.%s, made by %s: %s"
                                .formatted(crossed.path(), crossed.maker(), crossed.remedy()))
                        .toList();
    }
}
