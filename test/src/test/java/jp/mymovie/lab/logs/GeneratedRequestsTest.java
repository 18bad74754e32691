package jp.mymovie.lab.logs;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static jp.mymovie.test.Assembly.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3's own log of the archive's buckets, read file by file, against the requests it tells of. */
class GeneratedRequestsTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 24);

    /** The fields that S3 documents; user agents and referrers are told by other tests, with all that may be in them. */
    private static final String DOCUMENTED =
            "(?s)[0-9a-f]{64} [a-z0-9-]+ \\[\\d\\d/Nov/2026:\\d\\d:\\d\\d:\\d\\d \\+0000]"
                    + " [0-9a-f.:-]+ \\S+ [0-9A-F]{16} (REST|S3)\\.[A-Z_.]+ \\S+ \"\\S+( \\S+ HTTP/1\\.1)?\" (\\d{3}|-) \\S+"
                    + " (\\d+|-) (\\d+|-) (\\d+|-) (\\d+|-) \".*\" \".*\" [A-Za-z0-9_-]+ [A-Za-z0-9+/]{75}= (SigV4|-)"
                    + " (TLS_AES_128_GCM_SHA256|-) (AuthHeader|-) (\\S+\\.amazonaws\\.com|-) (TLSv1\\.3|-) - - ap-northeast-1";

    @TempDir
    static Path directory;

    private static Traffic traffic;
    private static Ledger.Day written;

    @BeforeAll
    static void generate() {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        traffic = Traffic.of(assembly, 7, LAST, 5, 60_000);
        written = Ledger.sum(Objects.requireNonNull(Lakes.generate(assembly, traffic, directory.resolve("lake"))
                        .kinds()
                        .get("s3access"))
                .values());
    }

    @Test
    void writesEveryRequestInTheFieldsThatS3Documents() throws IOException {
        List<String> lines =
                files().stream().flatMap(file -> lines(file).stream()).toList();
        Map<String, Long> rows = lines.stream()
                .filter(line -> line.matches(DOCUMENTED))
                .collect(groupingBy(line -> line.replaceFirst("(?s).*?] \\S+ \\S+ (\\S+) .*", "$1"), counting()));

        assertThat(rows).isEqualTo(requests().collect(java.util.stream.Collectors.toMap(ObjectRequest::id, request ->
                (long) request.fate().lines())));
        assertThat(lines).hasSize((int) (written.rows() + written.malformed()));
        assertThat(List.of(written.duplicates(), written.late(), written.malformed(), written.hostile()))
                .allMatch(count -> count > 0);
    }

    @Test
    void putsThemUnderTheDayOfTheRequestWhereTheTemplateSays() throws IOException {
        String destination = template("LogArchive/Lake")
                .findValue("LoggingConfiguration")
                .path("LogFilePrefix")
                .asText();

        assertThat(files()).allSatisfy(file -> {
            String[] path =
                    directory.resolve("lake/s3").relativize(file).toString().split("/");
            assertThat(path[1] + "/").isEqualTo(destination);
            assertThat(path[8]).matches(String.join("-", path[5], path[6], path[7]) + "-00-00-00-[0-9A-F]{16}");
            assertThat(lines(file).stream().filter(line -> line.matches(DOCUMENTED)))
                    .isNotEmpty()
                    .allMatch(line -> line.contains(" " + path[4] + " [" + path[7] + "/Nov/" + path[5]));
        });
    }

    @Test
    void deliversWithinHoursAndSomeUpToADayLater() throws IOException {
        Set<Boolean> late = new HashSet<>();
        for (Path file : files()) {
            LocalDate day = LocalDate.parse(file.getFileName().toString().substring(0, 10));
            Duration after = Duration.between(
                    day.atStartOfDay().toInstant(ZoneOffset.UTC),
                    Files.getLastModifiedTime(file).toInstant());
            assertThat(after).isBetween(Duration.ofHours(4), Duration.ofHours(48));
            late.add(after.compareTo(Duration.ofHours(28)) > 0);
        }

        assertThat(late).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void letsThoseInWhomThePoliciesLetInAndNobodyElse() {
        assertThat(requests()
                        .filter(request -> request.answer().status() / 100 == 2)
                        .map(request -> "%s %s %s"
                                .formatted(
                                        request.place().bucket().replaceFirst("(?<=-logs.{0,30})-[0-9a-f]{12}$", ""),
                                        request.asker()
                                                .requester()
                                                .replaceFirst(".*assumed-role/", "")
                                                .replaceFirst("-[0-9a-f]{12}/", "/"),
                                        request.asked().operation().equals("REST.PUT.OBJECT") ? "writes" : "reads"))
                        .distinct())
                .allMatch(
                        use -> use.matches(
                                "(mymovie-lake-000000000002 (mymovie-log-writer/firehose|svc:delivery\\.logs\\.amazonaws\\.com)"
                                        + "|mymovie-trail-000000000002 svc:cloudtrail\\.amazonaws\\.com)"
                                        + " writes|.* LogArchive-Lake-CompactionFunctionRole\\w+/lambda (reads|writes)|mymovie-trail-000000000002 mymovie-trail-watch/lambda reads"
                                        + "|.* LogReader/(hanako|taro) reads|mymovie-results-000000000002 LogReader/(hanako|taro) writes"))
                .hasSizeGreaterThan(10);
        assertThat(requests().filter(request -> request.asker().requester().equals("-")))
                .isNotEmpty()
                .allMatch(request -> request.answer().status() == 403);
        assertThat(requests().map(request -> request.asked().operation()))
                .contains("S3.EXPIRE.OBJECT", "S3.CREATE.DELETEMARKER", "S3.TRANSITION_GIR.OBJECT", "REST.GET.BUCKET");
    }

    private static Stream<ObjectRequest> requests() {
        return traffic.days().stream().flatMap(traffic::objectRequests);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("lake/s3/mymovie-lake-000000000002-access"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A line ends with a line feed and nothing else. */
    private static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file).split("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
