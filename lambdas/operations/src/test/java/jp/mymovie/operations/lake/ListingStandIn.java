package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Reply;

/** A bucket that can be listed, in S3's own form, two files a page. */
final class ListingStandIn implements AwsStandIn.Service {
    private static final int PAGE = 2;

    final Map<String, Instant> files = new TreeMap<>();

    @Override
    public boolean takes(Request request) {
        return request.getUrl().startsWith("/?list-type=2");
    }

    @Override
    public Reply answer(Request request) {
        String url = URLDecoder.decode(request.getUrl(), UTF_8);
        String prefix = url.replaceFirst(".*&prefix=([^&]*).*", "$1");
        List<String> keys =
                files.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
        if (url.contains("&delimiter=/")) {
            return answer(keys.stream()
                    .map(key -> "<CommonPrefixes><Prefix>%s</Prefix></CommonPrefixes>"
                            .formatted(key.substring(0, key.indexOf('/', prefix.length()) + 1)))
                    .distinct()
                    .collect(Collectors.joining()));
        }
        int most = url.contains("&max-keys=1") ? 1 : PAGE;
        int first = url.contains("&continuation-token=")
                ? Integer.parseInt(url.replaceFirst(".*&continuation-token=from\\+(\\d+).*", "$1"))
                : 0;
        String found = keys.stream()
                .skip(first)
                .limit(most)
                .map(key -> "<Contents><Key>%s</Key><LastModified>%s</LastModified></Contents>"
                        .formatted(key, files.get(key)))
                .collect(Collectors.joining());
        return answer(
                keys.size() > first + most
                        ? found + "<NextContinuationToken>from+%d</NextContinuationToken>".formatted(first + most)
                        : found);
    }

    private static Reply answer(String content) {
        return new Reply(
                200,
                "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>lake</Name>%s</ListBucketResult>"
                        .formatted(content));
    }
}
