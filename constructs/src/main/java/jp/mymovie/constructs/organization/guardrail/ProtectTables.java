package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Tables stay, with what is in them: the functions write items, deployments change settings, people read. The tables that
 * a deployment itself keeps are deleted by the last resort alone: not by a deployment, which could take their protection
 * away first.
 *
 * @param names how the stacks' tables are called, such as {@code Prod-*}
 * @param keptNames how those are called that no deployment deletes
 * @param writers ARN patterns of the roles of functions and of backups
 * @param deployers ARN patterns of the roles that may change tables
 * @param lastResort ARN patterns of the roles that may delete a kept one
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html">Deletion protection</a>
 */
public record ProtectTables(
        List<String> names,
        List<String> keptNames,
        List<String> writers,
        List<String> deployers,
        List<String> lastResort)
        implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny("KeepTables", "dynamodb:DeleteTable*")
                        .on(tables(keptNames))
                        .except(lastResort),
                Statement.denyAllBut(
                                "ProtectTables",
                                List.of(
                                        "dynamodb:BatchGet*",
                                        "dynamodb:ConditionCheckItem",
                                        "dynamodb:CreateBackup",
                                        "dynamodb:Describe*",
                                        "dynamodb:Get*",
                                        "dynamodb:List*",
                                        "dynamodb:PartiQLSelect",
                                        "dynamodb:Query",
                                        "dynamodb:Scan"))
                        .on(tables(names))
                        .except(java.util.stream.Stream.concat(writers.stream(), deployers.stream())
                                .toList()));
    }

    private static List<String> tables(List<String> names) {
        return names.stream().map(name -> "arn:aws:dynamodb:*:*:table/" + name).toList();
    }
}
