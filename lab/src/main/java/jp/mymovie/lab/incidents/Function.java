package jp.mymovie.lab.incidents;

import java.util.List;
import java.util.Optional;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/**
 * A function of the templates.
 *
 * @param alias name of its alias; empty where it has none
 * @param version number of the version that the alias leads to; empty where it has none
 * @param hook whether a function of ours tries a new version before it gets traffic
 */
record Function(String account, String region, String name, String alias, String version, boolean hook) {

    /** The functions whose handler is a method of a class. */
    static List<Function> of(List<Stack> stacks, Values values, String handler) {
        return Assembly.resources(stacks, "AWS::Lambda::Function").stream()
                .filter(each -> each.property("Handler").asText().contains("." + handler + "::"))
                .map(each -> of(each, values))
                .toList();
    }

    private static Function of(Resource function, Values values) {
        Optional<Resource> alias = function.stack().resources().stream()
                .filter(each -> each.type().equals("AWS::Lambda::Alias")
                        && each.property("FunctionName").path("Ref").asText().equals(function.id()))
                .findFirst();
        return new Function(
                function.stack().account(),
                function.stack().region(),
                values.name(function),
                alias.map(each -> values.text(each, "Name")).orElse(""),
                alias.map(each -> values.text(each, "FunctionVersion")).orElse(""),
                alias.filter(each -> each.node()
                                .at("/UpdatePolicy/CodeDeployLambdaAliasUpdate")
                                .has("BeforeAllowTrafficHook"))
                        .isPresent());
    }
}
