package jp.mymovie.operations.killswitch;

import java.util.Map;
import jp.mymovie.operations.http.SignedHttp.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Level {@code distribution}: the distribution is disabled, which also ends its own name at cloudfront.net. Only {@code
 * Enabled} moves: whatever else a deployment changes meanwhile stays.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html">UpdateDistribution:
 *     If-Match, 412 PreconditionFailed</a>
 */
final class Distribution implements Level {
    private static final String HOST = "cloudfront.amazonaws.com";
    private static final String REGION = "us-east-1";

    private final Aws aws;
    private final String id;

    Distribution(Aws aws, String id) {
        this.aws = aws;
        this.id = id;
    }

    @Override
    public Map<String, String> standing() {
        return Map.of(id, config().enabled());
    }

    @Override
    public @Nullable Declaration declared(String thing) {
        return null;
    }

    @Override
    public String cutOf(String thing, String value) {
        return "false";
    }

    @Override
    public boolean isCut(String value) {
        return value.equals("false");
    }

    @Override
    public boolean move(Map<String, Move> moves) {
        for (Move move : moves.values()) {
            DistributionConfig config = config();
            if (!config.enabled().equals(move.from())) {
                return false;
            }
            try {
                send(SdkHttpMethod.PUT, Map.of("If-Match", config.etag()), config.withEnabled(move.to()));
            } catch (Aws.Refusal e) {
                if (e.status() == 412) {
                    return false;
                }
                throw e;
            }
        }
        return true;
    }

    private DistributionConfig config() {
        Aws.Reply reply = send(SdkHttpMethod.GET, Map.of(), "");
        return new DistributionConfig(reply.body(), reply.etag());
    }

    private Aws.Reply send(SdkHttpMethod method, Map<String, String> headers, String body) {
        return aws.send(new Call(
                method, "cloudfront", REGION, HOST, "/2020-05-31/distribution/%s/config".formatted(id), headers, body));
    }
}
