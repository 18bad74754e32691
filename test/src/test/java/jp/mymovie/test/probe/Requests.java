package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.mymovie.local.http.Server;
import jp.mymovie.test.probe.OpenApi.Operation;

/** Requests as the contract describes them, for the hostile ones to begin from. */
final class Requests {
    private final OpenApi contract;

    Requests(OpenApi contract) {
        this.contract = contract;
    }

    /** A request as the contract describes it. */
    Ask described(Operation operation, Cast.Caller caller) {
        Ask ask = caller.as(Ask.of(operation.method(), "/v1" + operation.path()).aimedAt(operation))
                .value("tmdbId", String.valueOf(Cast.FILM))
                .value("handle", Cast.STAR)
                .value("name", "probe")
                .value("importId", caller.importId);
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            if (name.equals("Idempotency-Key") && operation.signedIn()) {
                ask = ask.with(name, "probe");
            } else if (parameter.path("required").asBoolean()) {
                ask = switch (parameter.path("in").asText()) {
                    case "query" -> ask.query(name, "st");
                    case "header" -> ask.with(name, "*");
                    default -> ask;
                };
            }
        }
        JsonNode content = contract.requestBody(operation).path("content");
        if (content.isEmpty()) {
            return ask;
        }
        Map.Entry<String, JsonNode> media = content.properties().iterator().next();
        return ask.body(media.getKey(), HostileBodies.example(media.getValue()));
    }

    /** The handle of the example is free once only. */
    static Ask claimingOwn(Operation operation, Cast.Caller caller, Ask ask) {
        byte[] body = ask.body();
        if (!operation.id().equals("PUT_ME") || body == null || body.length > Server.MOST_BODY) {
            return ask;
        }
        // A charset that keeps every byte, since some bodies are no UTF-8.
        String own = new String(body, StandardCharsets.ISO_8859_1).replace("hanako", caller.name);
        return ask.body(ask.headers().getOrDefault("Content-Type", ""), own.getBytes(StandardCharsets.ISO_8859_1));
    }
}
