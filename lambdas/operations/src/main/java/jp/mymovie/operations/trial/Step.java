package jp.mymovie.operations.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One call of the trial. Either a request to an API, <code>{"call": "GET /films/{id}", "path": {"id": "1"}, "answers":
 * {"200": {"id": 1}}}</code> with {@code query}, {@code headers}, {@code body} (an object, or a text) and {@code as} (the
 * subject of the caller) where wanted; or any event, <code>{"event": …, "answer": …}</code>. {@code excused} lets pass what
 * the version that serves now does not do better.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format">input
 *     format of a proxy integration</a>
 */
record Step(Map<String, @Nullable Object> json, String issuer, Map<String, @Nullable Object> excuses) {
    /** Judgement of an answer. */
    enum Verdict {
        PASSED,
        /** Not as wanted, and perhaps not the version's fault. */
        EXCUSED,
        FAILED
    }

    /** A judgement with its reason, empty where it passed. */
    record Judgement(Verdict verdict, String reason) {}

    /** Name in the log. */
    String name() {
        return json.containsKey("event") ? "event" : Json.text(json, "call");
    }

    /** Name of the step without which this one makes no sense; empty where there is none. */
    String after() {
        return Json.text(json, "after");
    }

    /** The event that the function gets. */
    String event() {
        if (json.containsKey("event")) {
            return Json.write(Json.object(json, "event"));
        }
        String[] call = Json.text(json, "call").split(" ", 2);
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("resource", call[1]);
        event.put("path", path(call[1]));
        event.put("httpMethod", call[0]);
        event.put("headers", headers());
        Map<String, @Nullable Object> query = Json.object(json, "query");
        event.put("queryStringParameters", query.isEmpty() ? null : query);
        event.put("multiValueQueryStringParameters", query.isEmpty() ? null : lists(query));
        event.put("pathParameters", json.containsKey("path") ? Json.object(json, "path") : null);
        event.put("stageVariables", null);
        event.put("requestContext", context());
        event.put("body", body());
        event.put("isBase64Encoded", false);
        return Json.write(event);
    }

    private String path(String template) {
        String path = template;
        for (Map.Entry<String, @Nullable Object> parameter :
                Json.object(json, "path").entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", String.valueOf(parameter.getValue()));
        }
        return path;
    }

    private Map<String, @Nullable Object> headers() {
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        if (json.get("body") instanceof Map<?, ?>) {
            headers.put("content-type", "application/json");
        }
        headers.putAll(Json.object(json, "headers"));
        return headers;
    }

    private static Map<String, @Nullable Object> lists(Map<String, @Nullable Object> query) {
        Map<String, @Nullable Object> lists = new LinkedHashMap<>();
        query.forEach((name, value) -> lists.put(name, List.of(String.valueOf(value))));
        return lists;
    }

    private Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("requestId", "trial");
        String subject = Json.text(json, "as");
        if (!subject.isEmpty()) {
            context.put("authorizer", Map.of("claims", Map.of("iss", issuer, "sub", subject)));
        }
        return context;
    }

    private @Nullable String body() {
        return json.get("body") instanceof Map<?, ?> ? Json.write(Json.object(json, "body")) : bodyText();
    }

    private @Nullable String bodyText() {
        return json.get("body") instanceof String text ? text : null;
    }

    /** Judges what the function answered, which may be Lambda's account of an error. */
    Judgement judge(String payload) {
        Map<String, @Nullable Object> answer;
        try {
            answer = Json.object(payload);
        } catch (IllegalArgumentException e) {
            return failed("the answer " + e.getMessage());
        }
        if (json.containsKey("event")) {
            String difference = Expected.difference(json.get("answer"), answer, "");
            return difference == null ? new Judgement(Verdict.PASSED, "") : failed(difference);
        }
        if (!answer.containsKey("statusCode")) {
            return failed("the function ended with %s: %s"
                    .formatted(Json.text(answer, "errorType"), Json.text(answer, "errorMessage")));
        }
        return judge(String.valueOf(answer.get("statusCode")), Json.text(answer, "body"));
    }

    private Judgement judge(String status, String body) {
        Map<String, @Nullable Object> answers = Json.object(json, "answers");
        if (answers.containsKey(status)) {
            String difference = difference(Json.object(answers, status), body);
            return difference == null ? new Judgement(Verdict.PASSED, "") : failed(status + " and " + difference);
        }
        String reason = "status must be one of %s, got %s with %s".formatted(answers.keySet(), status, body);
        boolean excused = Boolean.TRUE.equals(json.get("excused"))
                && excuses.containsKey(status)
                && difference(Json.object(excuses, status), body) == null;
        return new Judgement(excused ? Verdict.EXCUSED : Verdict.FAILED, reason);
    }

    /** A body of which nothing is expected may be no JSON. */
    private static @Nullable String difference(Map<String, @Nullable Object> expected, String body) {
        if (expected.isEmpty()) {
            return null;
        }
        try {
            return Expected.difference(expected, Json.object(body), "");
        } catch (IllegalArgumentException e) {
            return "the body " + e.getMessage();
        }
    }

    private static Judgement failed(String reason) {
        return new Judgement(Verdict.FAILED, reason);
    }
}
