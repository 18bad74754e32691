package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Reply;

/** A bucket that can be listed, in S3's own form. */
final class ListingStandIn implements AwsStandIn.Service {
    final Set<String> keys = new TreeSet<>();

    @Override
    public boolean takes(Request request) {
        return request.getUrl().startsWith("/?list-type=2");
    }

    @Override
    public Reply answer(Request request) {
        String prefix = URLDecoder.decode(request.getUrl().replaceFirst(".*&prefix=([^&]*).*", "$1"), UTF_8);
        boolean folders = request.getUrl().contains("&delimiter=%2F");
        String found = keys.stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> folders
                        ? "<CommonPrefixes><Prefix>%s</Prefix></CommonPrefixes>"
                                .formatted(key.substring(0, key.indexOf('/', prefix.length()) + 1))
                        : "<Contents><Key>%s</Key></Contents>".formatted(key))
                .distinct()
                .limit(folders ? 1_000 : 1)
                .collect(Collectors.joining());
        return new Reply(
                200,
                "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>lake</Name><Prefix>%s</Prefix>%s</ListBucketResult>"
                        .formatted(prefix, found));
    }
}
