package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.logs.Complaint;
import jp.mymovie.lab.logs.Lakes;
import jp.mymovie.lab.logs.Ledger;
import jp.mymovie.lab.logs.ObjectRequest;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.lab.logs.Visit;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.lake.LogDelivery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody writes into a line, it stays one line, in its own column. */
class HostileLinesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String KEY = "2026/11/20";

    private static LogLake lake;
    private static Traffic traffic;
    private static Ledger ledger;

    @BeforeAll
    static void makeLake(@TempDir Path directory) throws IOException {
        Assembly assembly = EarlierStart.of(SynthesizedEstate.assembly(), DAY.minusDays(1));
        traffic = Traffic.of(assembly, 7, DAY, 1, 300_000);
        ledger = Lakes.generate(assembly, traffic, directory.resolve("lake"));
        lake = new LogLake(assembly, directory.resolve("lake").resolve(Lakes.BUCKETS));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @Test
    void findsEveryLineOfAFunctionAsItWasSaid() {
        List<Visit> failed = traffic.visits(DAY)
                .filter(visit -> visit.invocation() != null
                        && Objects.requireNonNull(visit.invocation()).outcome() == Visit.Outcome.ERROR)
                .filter(visit -> visit.fate().functionLines() > 0)
                .toList();

        assertThat(failed.stream()
                        .map(Complaint::of)
                        .filter(Complaint::hostile)
                        .map(complaint -> complaint.message() + complaint.errorMessage())
                        .distinct())
                .as("hostile messages")
                .hasSizeGreaterThan(10);
        assertThat(lake.ask("SELECT DISTINCT request_id, message, error_message, error_type FROM lambda"
                                + " WHERE level = 'ERROR' AND " + days())
                        .rows())
                .containsExactlyInAnyOrderElementsOf(
                        failed.stream().map(HostileLinesTest::said).toList());
    }

    private static List<@Nullable Object> said(Visit visit) {
        Complaint complaint = Complaint.of(visit);
        return Arrays.asList(
                visit.functionLineId(),
                TrueAnswers.written(complaint.message()),
                complaint.errorMessage() == null
                        ? null
                        : TrueAnswers.written(Objects.requireNonNull(complaint.errorMessage())),
                complaint.errorType());
    }

    @Test
    void holdsNoLineOfAFunctionThatOnlyLooksLikeOne() {
        long rows = sum("lambda").rows();

        assertThat(lake.ask("SELECT count(*), count(coalesce(logged_at, reported_at)) FROM lambda WHERE " + days())
                        .rows())
                .containsExactly(List.of(rows, rows));
        assertThat(sum("lambda").hostile()).isPositive();
    }

    @Test
    void tellsEveryRequestToABucketInItsOwnColumns() {
        List<List<@Nullable Object>> expected =
                traffic.objectRequests(DAY).map(HostileLinesTest::asked).toList();

        assertThat(traffic.objectRequests(DAY).filter(request -> request.fate().hostile()))
                .hasSizeGreaterThan(40);
        assertThat(lake.ask(
                                "SELECT DISTINCT request_id, bucket, requester, operation, object_key, http_status, error_code,"
                                        + " referrer || ' ' || user_agent, version_id, tls_version FROM s3access WHERE day = '"
                                        + KEY + "' AND request_id IS NOT NULL")
                        .rows())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Between two hostile headers nothing says where the first ends: S3 escapes no quotation mark. */
    private static List<@Nullable Object> asked(ObjectRequest request) {
        return Arrays.asList(
                request.id(),
                request.place().bucket(),
                request.asker().requester(),
                request.asked().operation(),
                LogDelivery.encoded(LogDelivery.encoded(request.asked().key())),
                request.answer().status() == 0 ? "-" : "" + request.answer().status(),
                request.answer().errorCode(),
                "\"" + request.asker().referrer() + "\" \"" + request.asker().userAgent() + "\"",
                request.asked().versionId(),
                request.asker().secure() ? "TLSv1.3" : "-");
    }

    @Test
    void countsRequestsToBucketsAsOftenAsTheyAreTold() {
        Ledger.Day sum = sum("s3access");

        assertThat(lake.ask("SELECT count(request_id), count(*) FROM s3access WHERE day = '" + KEY + "'")
                        .rows())
                .containsExactly(List.of(sum.rows(), sum.rows() + sum.malformed()));
        assertThat(List.of(sum.duplicates(), sum.late(), sum.malformed())).allMatch(count -> count > 0);
    }

    private static Ledger.Day sum(String kind) {
        return Ledger.sum(Objects.requireNonNull(ledger.kinds().get(kind)).values());
    }

    private static String days() {
        return "day BETWEEN '2026/11/19' AND '2026/11/21'";
    }
}
