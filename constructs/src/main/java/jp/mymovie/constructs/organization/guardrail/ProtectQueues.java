package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * Queues that feed functions take messages from machines alone, and lose none; and CodeDeploy shifts aliases as it was
 * deployed to, by deployments alone, on the verdict of machines.
 *
 * @param names how what the stacks make is called, such as {@code Prod-*}
 * @param machines ARN patterns of the roles of functions and CodeDeploy
 * @param deployers ARN patterns of the roles that may change what deployments change
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html">Best practices of SQS</a>
 */
public record ProtectQueues(List<String> names, List<String> machines, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        List<String> both = Stream.concat(machines.stream(), deployers.stream()).toList();
        return List.of(
                Statement.denyAllBut("ProtectQueues", List.of("sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"))
                        .on(names.stream().map("arn:aws:sqs:*:*:%s"::formatted).toList())
                        .except(both),
                Statement.denyAllBut(
                                "ProtectRollouts",
                                List.of(
                                        "codedeploy:BatchGet*",
                                        "codedeploy:Get*",
                                        "codedeploy:List*",
                                        "codedeploy:PutLife*"))
                        .on(List.of("arn:aws:codedeploy:*:*:*"))
                        .except(deployers),
                Statement.deny("ProtectTrials", "codedeploy:PutLife*").except(both));
    }
}
