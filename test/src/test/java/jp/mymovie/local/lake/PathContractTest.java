package jp.mymovie.local.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.local.lake.LakePaths.Writer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a writer's prefix yields is what the template of its table projects, at whatever time and for whatever service. */
class PathContractTest {
    private static final int TIMES = 100_000;
    private static final LocalDate FIRST = LocalDate.of(2026, Month.NOVEMBER, 1);

    private static Assembly estate;
    private static Assembly services;
    private static List<Writer> writers;

    @BeforeAll
    static void synthesize(@TempDir Path directory) {
        estate = Assembly.read(jp.mymovie.test.Assembly.directory());
        services = RandomServices.synthesize(directory, new SplittableRandom(5));
        writers = LakePaths.writers(services, stack -> stack.name().replaceFirst(".*/(.*)-[^-]*", "$1"));
    }

    @Test
    void theTablesLookWhereRandomServicesWriteAtRandomTimes() {
        SplittableRandom random = new SplittableRandom(1);
        List<ProjectedTable> tables = ProjectedTable.of(services);
        assertThat(writers).hasSize(RandomServices.ACCOUNTS * RandomServices.SERVICES * 3);

        assertThat(Stream.generate(() -> writers.get(random.nextInt(writers.size())))
                        .limit(TIMES)
                        .flatMap(writer -> LakePaths.mismatches(tables, writer, Stream.of(time(random)))))
                .isEmpty();
    }

    @Test
    void theTablesOfTheEstateLookWhereItsServicesWrite() {
        List<ProjectedTable> tables = ProjectedTable.of(estate);
        List<Writer> writers = LakePaths.writers(estate, stack -> "movies");
        SplittableRandom random = new SplittableRandom(2);
        assertThat(writers).hasSize(6);

        for (Writer writer : writers) {
            assertThat(LakePaths.mismatches(
                            tables,
                            writer,
                            Stream.concat(
                                    edges(), Stream.generate(() -> time(random)).limit(10_000))))
                    .as(writer.toString())
                    .isEmpty();
        }
    }

    @Test
    void daysAndYearsTurnInUtc() {
        List<ProjectedTable> tables = ProjectedTable.of(services);

        for (Writer writer : writers) {
            assertThat(LakePaths.mismatches(tables, writer, edges())).isEmpty();
        }
        assertThat(writers.get(0).folder().apply(Instant.parse("2028-02-29T23:59:59.999Z")))
                .endsWith("/2028/02/29/");
        assertThat(writers.get(0).folder().apply(Instant.parse("2027-01-01T00:00:00Z")))
                .endsWith("/2027/01/01/");
    }

    @ParameterizedTest
    @CsvSource({
        "projection.day.format, YYYY/MM/dd",
        "projection.day.format, yyyy/M/dd",
        "projection.day.format, yyyy/MM/DD",
        "projection.account.values, 999999999999",
        "projection.service.values, films",
        "'projection.day.range', '2027/01/01,NOW'",
        "storage.location.template, s3://mymovie-lake-000000000002/cloudfront/${service}/${account}/${day}/",
        "storage.location.template, s3://mymovie-lake-000000000002/cloudfront/${account}/${service}/${day}",
        "storage.location.template, s3://mymovie-lake-000000000002/cloudfront/movies/${account}/${day}/"
    })
    void catchesATableThatLooksElsewhere(String parameter, String wrong) {
        ProjectedTable right = ProjectedTable.of(estate).stream()
                .filter(table -> table.name().equals("cloudfront"))
                .findFirst()
                .orElseThrow();
        ObjectNode parameters = right.parameters().deepCopy();
        Writer writer = LakePaths.writers(estate, stack -> "movies").get(0);
        assertThat(LakePaths.mismatches(List.of(right), writer, edges())).isEmpty();

        ProjectedTable table = new ProjectedTable("cloudfront", parameters.put(parameter, wrong));

        assertThat(LakePaths.mismatches(List.of(table), writer, edges())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda/{a}/movies/!{timestamp:YYYY/MM/dd}/",
        "lambda/{a}/movies/!{timestamp:yyyy/MM/dd/HH}/",
        "lambda/{a}/movies/",
        "apigateway/{a}/movies/!{timestamp:yyyy/MM/dd}/"
    })
    void catchesAStreamThatWritesElsewhere(String wrong) {
        Prefix prefix = Prefix.of(wrong.replace("{a}", "000000000005"));
        Writer writer = new Writer(
                "lambda",
                "000000000005",
                "movies",
                time -> "mymovie-lake-000000000002/" + prefix.folder(time, () -> ""));

        assertThat(LakePaths.mismatches(ProjectedTable.of(estate), writer, edges()))
                .isNotEmpty();
    }

    private static Instant time(SplittableRandom random) {
        long first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return Instant.ofEpochMilli(first + random.nextLong(40L * 365 * 86_400_000));
    }

    /** A moment before, at and after each midnight of the days around the turn of a year and the end of February, in UTC and in Japan. */
    private static Stream<Instant> edges() {
        List<Instant> times = new ArrayList<>();
        for (int year = 2026; year < 2056; year++) {
            for (LocalDate start : List.of(LocalDate.of(year, 12, 27), LocalDate.of(year + 1, 2, 27))) {
                for (int day = 0; day < 9; day++) {
                    for (int hour : new int[] {0, 15}) {
                        Instant midnight = start.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
                        times.addAll(List.of(midnight.minusNanos(1), midnight, midnight.plusMillis(1)));
                    }
                }
            }
        }
        return times.stream();
    }
}
