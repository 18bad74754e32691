package jp.mymovie.movies.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * X-Ray's id of the present invocation, which the runtime leaves in a system property; the SDK reads it there too and
 * sends it on to DynamoDB. A viewer may have sent it, so nothing but its own form is taken.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">tracing
 *     header</a>
 */
final class TraceId {
    private static final String PROPERTY = "com.amazonaws.xray.traceHeader";
    private static final Pattern ROOT = Pattern.compile("Root=(1-[0-9a-f]{8}-[0-9a-f]{24})");

    private TraceId() {}

    static @Nullable String current() {
        String header = System.getProperty(PROPERTY);
        Matcher root = ROOT.matcher(header == null ? "" : header);
        return root.find() ? root.group(1) : null;
    }
}
