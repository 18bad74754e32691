package jp.mymovie.local.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.local.http.Request;

/**
 * The {@code $context} of a request: variables for access logs and gateway answers. See
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
public final class Context {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_:-]+)*)");
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Map<String, String> variables = new LinkedHashMap<>();

    /**
     * The stage of a REST API that is asked.
     *
     * @param account the 12 digits
     * @param apiId the API's id
     * @param name the stage's name
     */
    public record Stage(String account, String apiId, String name) {}

    /** Variables that are known of a request when it arrives. */
    public static Context received(Stage stage, Request request, String requestId, Instant time) {
        Context context = new Context();
        context.set("requestId", requestId);
        context.set("requestTime", REQUEST_TIME.format(time));
        context.set("requestTimeEpoch", time.toEpochMilli());
        context.set("httpMethod", request.method());
        context.set("path", request.path());
        context.set("protocol", "HTTP/1.1");
        context.set("stage", stage.name);
        context.set("apiId", stage.apiId);
        context.set("accountId", stage.account);
        context.set("domainName", request.headers().first("host", ""));
        context.set("identity.sourceIp", request.address());
        context.set("identity.userAgent", request.headers().first("user-agent", "-"));
        return context;
    }

    /** A route was found, {@code /v1/users/{handle}}. */
    public void routed(String resourcePath) {
        set("resourcePath", resourcePath);
    }

    /** An API key was sent that the stage knows. */
    public void keyed(String keyId) {
        set("identity.apiKeyId", keyId);
    }

    /** The gateway itself answers, for a reason that API Gateway has a word for, {@code THROTTLED}. */
    public void refused(String responseType) {
        set("error.responseType", responseType);
    }

    /** A function took the event and has ended, however it did. */
    public void invoked(String functionRequestId) {
        set("integration.requestId", functionRequestId);
        set("integration.status", 200);
        set("integrationStatus", 200);
    }

    /** The function was waited for. */
    public void waited(Duration latency) {
        set("integrationLatency", latency.toMillis());
        set("integration.latency", latency.toMillis());
    }

    /** The answer is on its way. */
    public void answered(int status, long length, Duration latency) {
        set("status", status);
        set("responseLength", length);
        set("responseLatency", latency.toMillis());
    }

    void set(String name, Object value) {
        variables.put(name, String.valueOf(value));
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    /** An access log line in a stage's format, which says how it ends: absent values are {@code -}. */
    public String log(String format) {
        return replace(format, "-");
    }

    /** A line in which every value is absent. */
    public static String dashes(String format) {
        return new Context().log(format);
    }

    /** A gateway answer: absent values are empty. */
    String answer(String template) {
        return replace(template, "");
    }

    private String replace(String text, String absent) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            // messageString comes with its quotes, everything else stands inside of quotes already.
            String value = name.equals("error.messageString")
                    ? "\"" + escaped(get("error.message")) + "\""
                    : escaped(variables.getOrDefault(name, absent));
            return Matcher.quoteReplacement(value);
        });
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
