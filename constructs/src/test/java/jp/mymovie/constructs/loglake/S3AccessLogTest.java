package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lines in the format that S3 documents. */
class S3AccessLogTest {
    private static final String OWNER = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
    private static final String BEGIN = OWNER + " lake [06/Nov/2026:00:00:38 +0000] 2001:db8::7 " + OWNER
            + " 3E57427F3EXAMPLE REST.GET.OBJECT cloudfront/2/films/a%20b.gz ";
    private static final String LATER = " s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234="
            + " SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader lake.s3.ap-northeast-1.amazonaws.com TLSV1.3"
            + " arn:aws:s3:ap-northeast-1:111111111111:accesspoint/readers Yes";

    private final S3AccessLog log =
            new S3AccessLog("111111111111", "ap-northeast-1", List.of("lake", "days"), LocalDate.of(2026, 11, 1));

    private Map<String, String> read(String line) {
        Matcher matcher = Pattern.compile(S3AccessLog.pattern()).matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        List<LogColumn> columns = log.columns();
        assertThat(matcher.groupCount()).isEqualTo(columns.size());
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i).name(), String.valueOf(matcher.group(i + 1)));
        }
        return row;
    }

    @Test
    void takesEveryFieldOfALine() {
        assertThat(read(BEGIN + "\"GET /cloudfront/2/films/a%20b.gz HTTP/1.1\" 200 - 2662992 3462992 70 10"
                        + " \"https://console.aws.amazon.com/\" \"aws-cli/2 (linux)\" vEr5ion" + LATER))
                .containsEntry("bucket_name", "lake")
                .containsEntry("requested_at", "06/Nov/2026:00:00:38 +0000")
                .containsEntry("remote_ip", "2001:db8::7")
                .containsEntry("request_uri", "\"GET /cloudfront/2/films/a%20b.gz HTTP/1.1\"")
                .containsEntry("object_size", "3462992")
                .containsEntry("user_agent", "\"aws-cli/2 (linux)\"")
                .containsEntry("version_id", "vEr5ion")
                .containsEntry("authentication_type", "AuthHeader")
                .containsEntry("acl_required", "Yes");
    }

    @Test
    void takesALineWithoutWhatIsNotKnownAndWithoutWhatCameLater() {
        assertThat(read(BEGIN + "- 403 AccessDenied 243 - 7 - - - -"))
                .containsEntry("request_uri", "-")
                .containsEntry("error_code", "AccessDenied")
                .containsEntry("user_agent", "-")
                .containsEntry("host_id", "null");
    }

    @Test
    void takesWhatS3WillAdd() {
        assertThat(read(BEGIN + "\"GET / HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"x\" -" + LATER + " and more"))
                .containsEntry("acl_required", "Yes");
    }

    @Test
    void isNotDeceivedByAQuotationMarkInABrowsersName() {
        assertThat(read(BEGIN + "\"GET / HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"a \" b\" -" + LATER))
                .containsEntry("user_agent", "\"a \" b\"")
                .containsEntry("tls_version", "TLSV1.3");
        assertThat(read(BEGIN + "\"GET /?a\"b HTTP/1.1\" 403 - 1 - 1 - \"-\" \"x\" 200 - 1 1 1 1 \"y\" -" + LATER))
                .containsEntry("request_uri", "\"GET /?a\"b HTTP/1.1\"")
                .containsEntry("http_status", "403")
                .containsEntry("user_agent", "\"x\" 200 - 1 1 1 1 \"y\"")
                .containsEntry("acl_required", "Yes");
    }

    @Test
    void isNotDeceivedByADashInAReferrer() {
        assertThat(read(BEGIN + "\"GET / HTTP/1.1\" 200 - 1 1 1 1 \"a\" - - -\" \"x\" -" + LATER))
                .containsEntry("referrer", "\"a\" - - -\"")
                .containsEntry("user_agent", "\"x\"")
                .containsEntry("tls_version", "TLSV1.3");
    }

    @Test
    void looksWhereS3WritesByTheTimeOfTheEvent() {
        assertThat(log.location()).isEqualTo("s3access/${account}/${region}/${bucket}/${day}/");
        assertThat(log.keys().get(2).parameters()).containsEntry("projection.bucket.values", "lake,days");
    }
}
