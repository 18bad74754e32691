package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * Functions do what they were deployed to do: they keep code, settings and triggers, and are called by machines and
 * deployments alone, since a function does what it is told: one that deletes a user would delete any. An alias is pointed
 * at another version that was deployed, for a roll-back by hand.
 *
 * @param names how what the stacks make is called, such as {@code Prod-*}
 * @param machines ARN patterns of the roles of functions, schedules, CodeDeploy and kill switches
 * @param deployers ARN patterns of the roles that may change what deployments change
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html">Permissions of Lambda</a>
 */
public record ProtectFunctions(List<String> names, List<String> machines, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        List<String> both = Stream.concat(machines.stream(), deployers.stream()).toList();
        return List.of(
                Statement.denyAllBut("ProtectFunctions", List.of("lambda:Get*", "lambda:List*", "lambda:UpdateAlias"))
                        .on(Stream.concat(
                                        named("arn:aws:lambda:*:*:function:%s"),
                                        Stream.of("arn:aws:lambda:*:*:event-source-mapping:*"))
                                .toList())
                        .except(both),
                Statement.deny("ProtectTriggers", "lambda:CreateEventSourceMapping")
                        .except(deployers));
    }

    private Stream<String> named(String pattern) {
        return names.stream().map(pattern::formatted);
    }
}
