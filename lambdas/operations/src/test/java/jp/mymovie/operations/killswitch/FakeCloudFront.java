package jp.mymovie.operations.killswitch;

import jp.mymovie.operations.http.SignedHttp.Call;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * One distribution's configuration; an update must give the ETag of what stands.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html">UpdateDistribution</a>
 */
final class FakeCloudFront implements Fake {
    String comment;
    String enabled;
    private final boolean compares;

    FakeCloudFront(String comment, String enabled, boolean compares) {
        this.comment = comment;
        this.enabled = enabled;
        this.compares = compares;
    }

    /** A deployment writes its whole template. */
    void deploy(String version) {
        comment = version;
        enabled = "true";
    }

    String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Logging><Enabled>true</Enabled>\
                <Bucket/></Logging><Newer a="b"/><Comment>%s</Comment><Enabled>%s</Enabled></DistributionConfig>""".formatted(comment, enabled);
    }

    @Override
    public boolean takes(Call call) {
        return call.service().equals("cloudfront");
    }

    @Override
    public Aws.Reply answer(Call call) {
        String etag = "E" + Integer.toHexString(xml().hashCode());
        if (call.method() == SdkHttpMethod.PUT) {
            if (compares && !etag.equals(call.headers().get("If-Match"))) {
                throw new Aws.Refusal(412, "PreconditionFailed", "the If-Match version is not the current one");
            }
            comment = between(call.body(), "<Comment>", "</Comment>");
            enabled = between(call.body(), "</Comment><Enabled>", "</Enabled></DistributionConfig>");
        }
        return new Aws.Reply(xml(), etag);
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    @Override
    public String key() {
        return comment + enabled;
    }
}
