package jp.mymovie.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.AlarmTemplates;
import jp.mymovie.local.function.FunctionSettings;

/**
 * Deployments of a function, as the templates describe them.
 *
 * @param account of the function
 * @param function its settings
 * @param alias name of the alias through which visitors call it
 * @param canary how traffic shifts
 * @param hook settings of the function that tries a new version; its variables name function and version
 * @param alarms that roll a deployment back
 */
public record Plan(
        String account,
        FunctionSettings function,
        String alias,
        Canary canary,
        FunctionSettings hook,
        List<Alarm> alarms) {

    /**
     * Reads the deployments of a function.
     *
     * @param stacks where its resources are looked for
     * @param id logical id of the function, without the CDK's figures
     */
    public static Plan read(List<Stack> stacks, String id) {
        Values values = Values.ofAnyType(stacks);
        Resource function = Assembly.resources(stacks, "AWS::Lambda::Function").stream()
                .filter(resource -> resource.plainId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unsupported("there is no function '%s'".formatted(id)));
        Resource alias = Assembly.resources(List.of(function.stack()), "AWS::Lambda::Alias").stream()
                .filter(resource ->
                        resource.property("FunctionName").path("Ref").asText().equals(function.id()))
                .findFirst()
                .orElseThrow(() -> new Unsupported("function '%s' has no alias".formatted(id)));
        JsonNode policy = alias.node().path("UpdatePolicy").path("CodeDeployLambdaAliasUpdate");
        Resource group = alias.stack()
                .resource(policy.path("DeploymentGroupName").path("Ref").asText());
        Resource hook = alias.stack()
                .resource(policy.path("BeforeAllowTrafficHook").path("Ref").asText());
        List<String> names = values.value(group, "AlarmConfiguration")
                .path("Alarms")
                .valueStream()
                .map(alarm -> alarm.path("Name").asText())
                .toList();
        return new Plan(
                function.stack().account(),
                FunctionSettings.read(function, values, UnaryOperator.identity()),
                values.text(alias, "Name"),
                Canary.of(values.text(group, "DeploymentConfigName")),
                FunctionSettings.read(hook, values, UnaryOperator.identity()),
                alarms(stacks, names));
    }

    private static List<Alarm> alarms(List<Stack> stacks, List<String> names) {
        List<Alarm> found = AlarmTemplates.read(stacks).stream()
                .filter(alarm -> names.contains(alarm.id().name()))
                .toList();
        if (found.size() != names.size()) {
            throw new Unsupported("alarms %s must be in the templates, got %s".formatted(names, found));
        }
        return found;
    }

    /** Number of the version that the templates deploy. */
    public String version() {
        return variable("VERSION");
    }

    String variable(String name) {
        String value = hook.environment().get(name);
        if (value == null) {
            throw new Unsupported("'%s' must be a variable of the hook, got %s".formatted(name, hook.environment()));
        }
        return value;
    }

    /** Settings with other variables over those that are there. */
    static FunctionSettings with(FunctionSettings settings, Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(settings.environment());
        environment.putAll(more);
        return new FunctionSettings(
                settings.name(),
                settings.arn(),
                settings.region(),
                settings.handler(),
                settings.code(),
                environment,
                settings.timeout(),
                settings.memory(),
                settings.snapStart(),
                settings.jsonLogs(),
                settings.logGroup());
    }
}
