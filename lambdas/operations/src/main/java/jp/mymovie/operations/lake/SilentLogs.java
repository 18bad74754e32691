package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Folders of the archive that got files on days before and get none now: a delivery that stops makes no error anywhere. Needs
 * {@code s3:ListBucket} on the bucket, whose folders are {@code <log>/<account>/<service>/yyyy/MM/dd/}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class SilentLogs {
    /**
     * CloudFront delivers within an hour as a rule, and says that it may take longer.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html">timing of
     *     standard logs</a>
     */
    static final Duration QUIET = Duration.ofHours(6);

    /** Days of the last nine on which there must have been files, so that a log that begins or comes now and then is none. */
    private static final int DAYS = 3;

    private static final int LOOK_BACK = 9;

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final Pattern PREFIX = Pattern.compile("<CommonPrefixes>\\s*<Prefix>([^<]+)</Prefix>");
    private static final Pattern MODIFIED = Pattern.compile("<LastModified>([^<]+)</LastModified>");
    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>([^<]+)</NextContinuationToken>");

    private final SignedHttp aws;
    private final String region;
    private final String bucket;
    private final List<String> logs;

    /** @param logs names of the logs that have lines every hour */
    SilentLogs(SignedHttp aws, String region, String bucket, List<String> logs) {
        this.aws = aws;
        this.region = region;
        this.bucket = bucket;
        this.logs = logs;
    }

    /**
     * Log that has fallen silent.
     *
     * @param log name of the log
     * @param account the 12 digits
     */
    record Silent(String log, String account, String service) {}

    List<Silent> at(Instant now) {
        List<Silent> silent = new ArrayList<>();
        for (String log : logs) {
            for (String account : folders(log + "/")) {
                for (String service : folders(account)) {
                    if (isSilent(service, now)) {
                        String[] parts = service.split("/");
                        silent.add(new Silent(parts[0], parts[1], parts[2]));
                    }
                }
            }
        }
        return silent;
    }

    private boolean isSilent(String folder, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<Instant> newest = Stream.of(today, today.minusDays(1))
                .flatMap(day -> files(folder + FOLDER.format(day) + "/"))
                .max(Comparator.naturalOrder());
        return newest.filter(file -> file.isAfter(now.minus(QUIET))).isEmpty()
                && IntStream.rangeClosed(1, LOOK_BACK)
                                .filter(days -> MODIFIED.matcher(list(
                                                folder + FOLDER.format(today.minusDays(days)) + "/", "&max-keys=1"))
                                        .find())
                                .limit(DAYS)
                                .count()
                        == DAYS;
    }

    private List<String> folders(String prefix) {
        return PREFIX.matcher(list(prefix, "&delimiter=%2F"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** When each file came. */
    private Stream<Instant> files(String prefix) {
        List<Instant> found = new ArrayList<>();
        String more = "";
        for (boolean last = false; !last; ) {
            String page = list(prefix, more);
            MODIFIED.matcher(page)
                    .results()
                    .map(file -> Instant.parse(file.group(1)))
                    .forEach(found::add);
            Matcher next = NEXT.matcher(page);
            last = !next.find();
            more = last ? "" : "&continuation-token=" + URLEncoder.encode(next.group(1), UTF_8);
        }
        return found.stream();
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
