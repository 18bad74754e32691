package jp.mymovie.test.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.local.http.Response;
import jp.mymovie.test.probe.OpenApi.Operation;

/** Compares answers with the contract. */
final class Judge {
    private static final JsonMapper JSON = new JsonMapper();

    private final OpenApi contract;
    private final HeaderJudge headers;

    Judge(OpenApi contract) {
        this.contract = contract;
        this.headers = new HeaderJudge(contract);
    }

    /** What the contract does not describe in an answer to a request that aims at an operation, or at none. */
    List<String> faults(Ask ask, Response answer) {
        List<String> faults = new ArrayList<>();
        String status = String.valueOf(answer.status());
        Operation operation = ask.operation();
        if (operation == null) {
            problem(contract.component("responses", "NoRoute"), answer, faults);
            expect(faults, answer.status() == 404, "status %s where nothing is", status);
            return faults;
        }
        if (ask.method().equals("OPTIONS") && operation.publicRead()) {
            expect(faults, answer.status() == 204 && answer.body().length == 0, "status %s of a preflight", status);
        } else if (isMethodOf(ask, operation)) {
            expect(faults, operation.statuses().contains(status), "status %s", status);
            if (faults.isEmpty()) {
                described(contract.response(operation, status), ask, answer, faults);
            }
        } else {
            otherMethod(ask, answer, operation, faults);
        }
        origins(ask, answer, operation, faults);
        return faults;
    }

    private static boolean isMethodOf(Ask ask, Operation operation) {
        return ask.method().equals(operation.method())
                || ask.method().equals("HEAD") && operation.method().equals("GET");
    }

    private void otherMethod(Ask ask, Response answer, Operation operation, List<String> faults) {
        if (answer.status() == 405) {
            described(contract.response(operation, "405"), ask, answer, faults);
            Set<String> named =
                    new TreeSet<>(List.of(answer.headers().first("allow", "").split(", ")));
            expect(faults, named.equals(contract.allowed(operation.path())), "allow %s", named);
        } else {
            // The gateway knows common media types alone there.
            expect(
                    faults,
                    answer.status() == 415 && ask.what().contains("odd"),
                    "status %s of another method",
                    answer.status());
            problem(contract.component("responses", "UnsupportedMediaType"), answer, faults);
        }
    }

    private void described(JsonNode response, Ask ask, Response answer, List<String> faults) {
        faults.addAll(headers.faults(response, answer));
        if (ask.method().equals("HEAD")) {
            return;
        }
        if (!response.has("content")) {
            expect(faults, answer.body().length == 0, "a body that is not described");
            return;
        }
        if (answer.status() >= 400) {
            problem(response, answer, faults);
            return;
        }
        String type = answer.headers().first("content-type", "").split(";", 2)[0];
        JsonNode media = response.path("content").path(type);
        expect(faults, !media.isMissingNode(), "content-type %s", type);
        if (!media.isMissingNode()) {
            JsonNode body = type.endsWith("json") ? json(answer) : TextNode.valueOf(text(answer));
            faults.addAll(contract.faults(media.path("schema"), body));
        }
    }

    private void problem(JsonNode response, Response answer, List<String> faults) {
        String type = answer.headers().first("content-type", "");
        expect(faults, type.equals("application/problem+json"), "content-type %s of a problem", type);
        JsonNode problem = json(answer);
        faults.addAll(contract.faults(response.at("/content/application~1problem+json/schema"), problem));
        expect(faults, problem.path("status").asInt() == answer.status(), "another status in the body");
        String id = Objects.requireNonNullElse(answer.headers().first("x-amzn-requestid"), "");
        expect(faults, problem.path("instance").asText().equals(id), "another instance than the request id");
        String slug = problem.path("type").asText().replaceAll(".*/", "");
        String described = response.path("description").asText();
        expect(faults, described.contains("`" + slug + "`"), "problem %s", slug);
    }

    private static void origins(Ask ask, Response answer, Operation operation, List<String> faults) {
        boolean read = operation.publicRead()
                && (isMethodOf(ask, operation) || ask.method().equals("OPTIONS"));
        String origin = answer.headers().first("access-control-allow-origin", "");
        expect(faults, !read || origin.equals("*"), "no access-control-allow-origin");
        expect(faults, read || answer.status() >= 400 || origin.isEmpty(), "access-control-allow-origin");
    }

    private static JsonNode json(Response answer) {
        try {
            return JSON.readTree(text(answer));
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text(answer));
        }
    }

    private static String text(Response answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void expect(List<String> faults, boolean holds, String fault, Object... values) {
        if (!holds) {
            faults.add(fault.formatted(values));
        }
    }
}
