package jp.mymovie.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.ExportValueOptions;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableAttributes;
import software.amazon.awscdk.services.lambda.IFunction;

/**
 * The tables of a stage, as its settings list them: all are kept and backed up, the last is in use. A restored table is
 * added at the end, so that switching to it changes variables and policies of the functions and replaces no table.
 *
 * <p>Other stacks know a table by its physical name, which needs no export: one that is imported could not be taken
 * away, nor the table with it. The stream's ARN alone is made up by AWS, so each table's is exported under a name of its
 * own, the old one's too.
 */
public final class StageTables {
    /**
     * A table to make.
     *
     * @param scope where it belongs
     * @param id construct id, {@code Movies} for the entry {@code movies-1}, {@code Movies2} for {@code movies-2}
     * @param name physical name, at most 53 characters
     * @param mostUnits read units and write units a second, of the table and of each of its indexes
     */
    public record Entry(Stack scope, String id, String name, int mostUnits) {
        /**
         * Begins a table of that name that outlives its stack: on demand, with 35 days of point-in-time recovery. Its
         * maximum throughput follows from the roof of the stage's API; AWS calls it a target and no ceiling.
         *
         * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html">maximum
         *     throughput for on-demand tables</a>
         */
        public Table.Builder table() {
            return Table.Builder.create(scope, id)
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .maxReadRequestUnits(mostUnits)
                    .maxWriteRequestUnits(mostUnits)
                    .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                            .pointInTimeRecoveryEnabled(true)
                            .build())
                    .deletionProtection(true)
                    .removalPolicy(RemovalPolicy.RETAIN);
        }
    }

    /** Several times what a request takes but for the dearest, so that imports and followers' feeds go on meanwhile. */
    private static final int UNITS_A_REQUEST = 50;

    private final Stack stack;
    private final List<ITable> known = new ArrayList<>();

    /**
     * Makes the tables with their backup and alarms.
     *
     * @param make makes one from {@link Entry#table}
     */
    public static StageTables create(ServiceStage stage, Stack stack, Function<Entry, Table> make) {
        return new StageTables(stage, stack, make);
    }

    private StageTables(ServiceStage stage, Stack stack, Function<Entry, Table> make) {
        this.stack = stack;
        List<Table> made = new ArrayList<>();
        for (String entry : stage.stage().tables()) {
            String name = stage.estate().tableName(entry);
            Table table = make.apply(new Entry(
                    stack, id(entry), name, UNITS_A_REQUEST * stage.stage().requestsASecond()));
            made.add(table);
            known.add(Table.fromTableAttributes(
                    stack, "Known-" + entry, attributes(stack, name, stream(stack, entry, table))));
        }
        stage.keep(stack, made);
    }

    private static String id(String entry) {
        return Stream.of(entry.replaceFirst("-1$", "").split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static TableAttributes attributes(Stack stack, String name, String stream) {
        TableAttributes.Builder attributes = TableAttributes.builder()
                .tableArn("arn:aws:dynamodb:%s:%s:table/%s".formatted(stack.getRegion(), stack.getAccount(), name))
                .grantIndexPermissions(true);
        return stream.isEmpty()
                ? attributes.build()
                : attributes.tableStreamArn(stream).build();
    }

    /** The import of the stream's ARN; empty if the table has none. */
    private static String stream(Stack stack, String entry, Table table) {
        String arn = table.getTableStreamArn();
        return arn == null
                ? ""
                : stack.exportValue(
                        arn,
                        ExportValueOptions.builder()
                                .name("%s-stream-%s".formatted(stack.getStackName(), entry))
                                .build());
    }

    /** The table in use, known to any stack by its name. */
    public ITable live() {
        return known.getLast();
    }

    /** Grants actions on every table: the version before, which a roll-back brings back, may use the one before. */
    public void grant(IFunction function, String... actions) {
        known.forEach(table -> table.grant(function, actions));
        // A name is no reference from which the order of deployments would follow.
        Stack.of(function).addStackDependency(stack);
    }
}
