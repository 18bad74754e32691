package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;

/** The synthesized estate with a slip in its templates, in memory. */
final class ChangedEstate {
    private ChangedEstate() {}

    /** With every template written anew as text. */
    static PolicyEstate text(UnaryOperator<String> change) {
        return of(stack -> Policy.parse(change.apply(stack.template().toString())));
    }

    /** With the resources of some stacks changed. */
    static PolicyEstate resources(BiConsumer<Stack, ObjectNode> change) {
        return of(stack -> {
            JsonNode template = stack.template().deepCopy();
            change.accept(stack, (ObjectNode) template.path("Resources"));
            return template;
        });
    }

    private interface Change {
        JsonNode apply(Stack stack);
    }

    private static PolicyEstate of(Change change) {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        List<Stack> stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .map(stack -> new Stack(
                        stack.stage(),
                        stack.name(),
                        stack.account(),
                        stack.region(),
                        change.apply(stack),
                        stack.directory(),
                        stack.assets()))
                .toList();
        return PolicyEstate.of(stacks, assembly.accounts());
    }
}
