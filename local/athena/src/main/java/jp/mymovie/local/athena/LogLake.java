package jp.mymovie.local.athena;

import io.trino.Session;
import io.trino.execution.QueryInfo;
import io.trino.plugin.hive.HivePlugin;
import io.trino.spi.QueryId;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import io.trino.testing.StandaloneQueryRunner;
import io.trino.testing.TestingSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;

/** The lake behind the synthesized Glue tables, in an embedded Trino: the engine under Athena. */
public final class LogLake implements AutoCloseable {
    private static final String CATALOG = "awsdatacatalog";

    /** Kept here, since a logger that nobody holds loses its level. */
    private static final List<Logger> QUIET =
            Stream.of("io", "org", "stderr", "stdout").map(Logger::getLogger).toList();

    private final Path lake;
    private final Path metastore;
    private final Map<String, GlueTable> tables = new LinkedHashMap<>();
    private final StandaloneQueryRunner runner;

    /**
     * @param lake holds a folder a bucket
     */
    public LogLake(Assembly assembly, Path lake) throws IOException {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        this.lake = lake;
        // Trino's local file system has one root: its own catalogue lies in the lake, under a name no bucket can have.
        metastore = Files.createTempDirectory(lake, ".catalog");
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        Session session = TestingSession.testSessionBuilder()
                .setCatalog(CATALOG)
                .setSchema("logs")
                // Athena's; the builder's own is one far from everybody's.
                .setTimeZoneKey(TimeZoneKey.UTC_KEY)
                .build();
        runner = new StandaloneQueryRunner(session);
        runner.installPlugin(new HivePlugin());
        runner.createCatalog(CATALOG, "hive", settings(lake, metastore));
        for (Resource database : Assembly.resources(assembly.stacks(), "AWS::Glue::Database")) {
            runner.execute("CREATE SCHEMA " + values.ref(database));
        }
        for (Resource resource : Assembly.resources(assembly.stacks(), "AWS::Glue::Table")) {
            GlueTable table = new GlueTable(resource, values);
            tables.put(table.name(), table);
            table.createStatements(values.text(resource, "DatabaseName")).forEach(runner::execute);
        }
    }

    private static Map<String, String> settings(Path lake, Path metastore) {
        return Map.ofEntries(
                Map.entry("hive.metastore", "file"),
                Map.entry("hive.metastore.catalog.dir", "local:///" + metastore.getFileName()),
                Map.entry("fs.local.enabled", "true"),
                Map.entry("local.location", lake.toString()),
                Map.entry("hive.partition-projection-enabled", "true"),
                Map.entry("hive.ignore-absent-partitions", "true"),
                Map.entry("hive.non-managed-table-writes-enabled", "true"),
                Map.entry("hive.allow-register-partition-procedure", "true"),
                Map.entry("hive.compression-codec", "ZSTD"),
                // Of a small file Trino reads what it does not need, to save requests: Athena bills the columns alone.
                Map.entry("parquet.small-file-threshold", "0B"),
                Map.entry("parquet.max-merge-distance", "0B"),
                // Projected tables have none.
                Map.entry("hive.table-statistics-enabled", "false"),
                Map.entry("hive.collect-column-statistics-on-write", "false"),
                Map.entry("hive.security", "allow-all"));
    }

    /** @throws io.trino.testing.QueryFailedException if the statement is wrong or refuses what it is given */
    public Answer ask(String sql) {
        MaterializedResultWithPlan run = runner.executeWithPlan(runner.getDefaultSession(), sql);
        return Answer.of(run.result(), bytesRead(run.queryId()));
    }

    /** The folder that holds the files of a table, below the lake. */
    public String folder(String table) {
        return Objects.requireNonNull(tables.get(table), table).folder();
    }

    /** The bytes of all files of a table: what a question reads that narrows no day down. */
    public long size(String table) throws IOException {
        Path folder = lake.resolve(folder(table));
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** The tables of Parquet that the compaction fills. */
    public List<String> compactedTables() {
        return tables.values().stream()
                .filter(GlueTable::compacted)
                .map(GlueTable::name)
                .toList();
    }

    /** The workers' last word on a query comes a little after its last row. */
    private long bytesRead(QueryId query) {
        QueryInfo info = runner.getCoordinator().getFullQueryInfo(query);
        for (int i = 0; i < 1000 && !info.isFinalQueryInfo(); i++) {
            LockSupport.parkNanos(1_000_000);
            info = runner.getCoordinator().getFullQueryInfo(query);
        }
        return info.getQueryStats().getPhysicalInputDataSize().toBytes();
    }

    /**
     * Makes a day of a compacted table as the compaction does on AWS: what its saved query selects, written to a folder of
     * its own, is the table's partition for that day from then on.
     *
     * @param table a table of Parquet whose partitions are registered
     * @param select the saved query that selects a day
     */
    public void compact(String table, NamedQuery select, LocalDate day) {
        GlueTable compacted = Objects.requireNonNull(tables.get(table), table);
        String folder = "%s%s/%s/".formatted(compacted.folder(), day, UUID.randomUUID());
        String once = "\"%s %s\"".formatted(table, day);
        NamedQuery create = new NamedQuery(
                select.name(),
                select.description(),
                "CREATE TABLE %s WITH (format = 'PARQUET', external_location = 'local:///%s') AS\n%s"
                        .formatted(once, folder, select.sql()),
                select.parameters());
        Map<String, String> values = new HashMap<>();
        select.parameters().forEach(parameter -> values.put(parameter, day.toString()));
        try {
            runner.execute(create.execute(values));
            runner.execute("DROP TABLE " + once);
        } catch (QueryFailedException e) {
            // A day without rows: nothing has made its folder, and S3, which knows none, would not mind.
            if (!String.valueOf(e.getMessage()).contains("location does not exist")) {
                throw e;
            }
            makeFolder(folder);
        }
        runner.execute("CALL system.register_partition('logs', '%s', ARRAY['day'], ARRAY['%s'], 'local:///%s')"
                .formatted(table, day.toString().replace('-', '/'), folder));
    }

    private void makeFolder(String folder) {
        try {
            Files.createDirectories(lake.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be writable".formatted(lake), e);
        }
    }

    @Override
    public void close() throws IOException {
        runner.close();
        try (Stream<Path> files = Files.walk(metastore)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
