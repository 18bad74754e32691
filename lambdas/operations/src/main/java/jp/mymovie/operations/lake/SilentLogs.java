package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Folders of the archive that had files on each of the days before and have none of a day: a delivery that stopped makes no
 * error anywhere. Needs {@code s3:ListBucket} on the bucket, whose folders are {@code <log>/<account>/<service>/yyyy/MM/dd/}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class SilentLogs {
    /** A log that has lines on fewer days than these in a row may be silent for a day. */
    private static final int DAYS_BEFORE = 3;

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final Pattern PREFIX = Pattern.compile("<CommonPrefixes>\\s*<Prefix>([^<]+)</Prefix>");
    private static final Pattern KEY = Pattern.compile("<Contents>");

    private final SignedHttp aws;
    private final String region;
    private final String bucket;
    private final List<String> logs;

    /** @param logs names of the logs that have lines every day */
    SilentLogs(SignedHttp aws, String region, String bucket, List<String> logs) {
        this.aws = aws;
        this.region = region;
        this.bucket = bucket;
        this.logs = logs;
    }

    /**
     * What is silent.
     *
     * @param log name of the log
     * @param account the 12 digits
     */
    record Silent(String log, String account, String service) {}

    List<Silent> on(LocalDate day) {
        List<Silent> silent = new ArrayList<>();
        for (String log : logs) {
            for (String account : folders(log + "/")) {
                for (String service : folders(account)) {
                    if (!hasFiles(service, day)
                            && IntStream.rangeClosed(1, DAYS_BEFORE)
                                    .allMatch(days -> hasFiles(service, day.minusDays(days)))) {
                        String[] parts = service.split("/");
                        silent.add(new Silent(parts[0], parts[1], parts[2]));
                    }
                }
            }
        }
        return silent;
    }

    private List<String> folders(String prefix) {
        return PREFIX.matcher(list(prefix, "&delimiter=%2F"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private boolean hasFiles(String prefix, LocalDate day) {
        return KEY.matcher(list(prefix + FOLDER.format(day) + "/", "&max-keys=1"))
                .find();
    }

    private String list(String prefix, String more) {
        return aws.send(new Call(
                SdkHttpMethod.GET,
                "s3",
                region,
                "%s.s3.%s.amazonaws.com".formatted(bucket, region),
                "/?list-type=2&prefix=" + URLEncoder.encode(prefix, UTF_8) + more,
                Map.of(),
                ""));
    }
}
