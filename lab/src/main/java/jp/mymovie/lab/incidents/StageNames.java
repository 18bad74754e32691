package jp.mymovie.lab.incidents;

import java.util.List;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * Names in metrics of what runs in a stage, from its templates.
 *
 * @param index a secondary index of the table
 * @param answers table of TMDB's answers
 * @param accessLog delivery stream of access logs
 * @param pings names of the rules that call the functions daily
 * @param probe the visitor from the monitoring account; null where there is none
 */
record StageNames(
        Account account,
        String region,
        Function queries,
        Function commands,
        Function work,
        String api,
        String apiStage,
        String table,
        String index,
        String answers,
        String failures,
        String pool,
        String client,
        String distribution,
        String accessLog,
        String vault,
        List<String> pings,
        @Nullable ProbeNames probe) {

    static StageNames of(Assembly assembly, Values values, Account account) {
        List<Stack> stacks = assembly.stage(account.name());
        List<Resource> tables = Assembly.resources(stacks, "AWS::DynamoDB::Table");
        Resource table = tables.stream()
                .filter(each -> !each.property("GlobalSecondaryIndexes").isMissingNode())
                .findFirst()
                .orElseThrow(() -> new Unsupported("%s must have a table with an index".formatted(account.name())));
        List<Resource> streams = Assembly.resources(stacks, "AWS::KinesisFirehose::DeliveryStream");
        Function queries = function(stacks, values, "MovieQueries");
        return new StageNames(
                account,
                queries.region(),
                queries,
                function(stacks, values, "MovieCommands"),
                function(stacks, values, "MovieWork"),
                values.text(only(stacks, "AWS::ApiGateway::RestApi"), "Name"),
                values.text(only(stacks, "AWS::ApiGateway::Stage"), "StageName"),
                values.name(table),
                table.property("GlobalSecondaryIndexes")
                        .get(0)
                        .path("IndexName")
                        .asText(),
                tables.stream()
                        .filter(each -> each != table
                                && each.property("GlobalSecondaryIndexes").isMissingNode())
                        .map(values::name)
                        .findFirst()
                        .orElseThrow(() -> new Unsupported("%s must have a second table".formatted(account.name()))),
                values.name(only(stacks, "AWS::SQS::Queue")),
                values.ref(only(stacks, "AWS::Cognito::UserPool")),
                values.ref(only(stacks, "AWS::Cognito::UserPoolClient")),
                values.ref(only(stacks, "AWS::CloudFront::Distribution")),
                stream(streams, values, "Access"),
                values.name(only(stacks, "AWS::Backup::BackupVault")),
                Assembly.resources(stacks, "AWS::Events::Rule").stream()
                        .filter(each -> each.plainId().endsWith("Ping"))
                        .map(values::name)
                        .toList(),
                ProbeNames.of(assembly, values, account));
    }

    private static Function function(List<Stack> stacks, Values values, String handler) {
        return Function.of(stacks, values, handler).stream()
                .findFirst()
                .orElseThrow(() -> new Unsupported("no function of %s calls '%s'".formatted(stacks, handler)));
    }

    private static Resource only(List<Stack> stacks, String type) {
        List<Resource> found = Assembly.resources(stacks, type);
        if (found.isEmpty()) {
            throw new Unsupported("%s must have a resource of type %s"
                    .formatted(stacks.getFirst().stage(), type));
        }
        return found.getFirst();
    }

    private static String stream(List<Resource> streams, Values values, String id) {
        return streams.stream()
                .filter(each -> each.plainId().startsWith(id))
                .map(values::name)
                .findFirst()
                .orElseThrow(() -> new Unsupported("no delivery stream is called '%s'".formatted(id)));
    }
}
