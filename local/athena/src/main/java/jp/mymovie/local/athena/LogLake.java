package jp.mymovie.local.athena;

import io.trino.Session;
import io.trino.plugin.hive.HivePlugin;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.MaterializedResult;
import io.trino.testing.StandaloneQueryRunner;
import io.trino.testing.TestingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jp.mymovie.local.template.Assembly;
import jp.mymovie.local.template.Resource;
import jp.mymovie.local.template.Values;

/** The lake behind the synthesized Glue tables, in an embedded Trino: the engine under Athena. */
final class LogLake implements AutoCloseable {
    private static final String CATALOG = "awsdatacatalog";

    /** Kept here, since a logger that nobody holds loses its level. */
    private static final List<Logger> QUIET =
            Stream.of("io", "org", "stderr", "stdout").map(Logger::getLogger).toList();

    private final Path metastore;
    private final StandaloneQueryRunner runner;

    /**
     * @param lake holds a folder a bucket
     */
    LogLake(Assembly assembly, Path lake) throws IOException {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
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
        runner.createCatalog(
                CATALOG,
                "hive",
                Map.of(
                        "hive.metastore", "file",
                        "hive.metastore.catalog.dir", "local:///" + metastore.getFileName(),
                        "fs.local.enabled", "true",
                        "local.location", lake.toString(),
                        "hive.partition-projection-enabled", "true",
                        "hive.ignore-absent-partitions", "true",
                        "hive.non-managed-table-writes-enabled", "true",
                        "hive.table-statistics-enabled", "false",
                        "hive.security", "allow-all"));
        for (Resource database : Assembly.resources(assembly.stacks(), "AWS::Glue::Database")) {
            runner.execute("CREATE SCHEMA " + values.ref(database));
        }
        for (Resource resource : Assembly.resources(assembly.stacks(), "AWS::Glue::Table")) {
            GlueTable table = new GlueTable(resource, values);
            runner.execute(table.createStatement(values.text(resource, "DatabaseName")));
        }
    }

    MaterializedResult ask(String sql) {
        return runner.execute(sql);
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
