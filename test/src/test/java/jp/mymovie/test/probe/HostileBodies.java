package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.mymovie.local.http.Server;
import jp.mymovie.test.probe.OpenApi.Operation;
import org.jspecify.annotations.Nullable;

/** Bodies: the example with each member made wrong, and what is no body of its kind at all. */
final class HostileBodies {
    private static final byte[] TOO_LARGE = new byte[Server.MOST_BODY + 1];
    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "APPLICATION/JSON; charset=utf-8",
            "application/merge-patch+json",
            "text/csv",
            "*/*",
            "nonsense");
    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "{",
            "[1]",
            "null",
            "5",
            "\"x\"",
            "{}",
            "{\"nonsense\":1}",
            "{\"\":1,\"a/~b\":2}",
            "{'a':1}",
            "{\"a\":NaN}",
            "[".repeat(9) + "]".repeat(9),
            "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\\ud800\"}",
            "a,b\n\"c",
            "Name,Rating\nRan,\n",
            "Name,Year,Rating\n\u0000,x,y\n");

    private final OpenApi contract;
    private final HostileMembers members;

    HostileBodies(OpenApi contract) {
        this.contract = contract;
        this.members = new HostileMembers(contract);
    }

    List<Hostile> of(Operation operation) {
        List<Hostile> hostile = new ArrayList<>();
        JsonNode content = contract.requestBody(operation).path("content");
        String type =
                content.isEmpty() ? "application/json" : content.fieldNames().next();
        WHOLE.forEach(text ->
                hostile.add(new Hostile("body " + Hostile.cut(text), ask -> ask.body(type, bytes(text)))));
        hostile.add(new Hostile("no body", ask -> ask.body(type, null)));
        hostile.add(new Hostile("broken utf-8", ask -> ask.body(type, broken(ask))));
        hostile.add(new Hostile("byte order mark", ask -> ask.body(type, bytes("\ufeff" + text(ask)))));
        hostile.add(new Hostile("something behind it", ask -> ask.body(type, bytes(text(ask) + "x"))));
        TYPES.forEach(other -> hostile.add(new Hostile("content-type " + other, ask -> ask.body(other, ask.body()))));
        hostile.add(new Hostile("compressed", ask -> ask.with("Content-Encoding", "gzip")));
        if (!content.isEmpty()) {
            int most = type.endsWith("json") ? 55_144 : 4 * 1024 * 1024;
            hostile.add(new Hostile("as large as may be", ask -> ask.body(type, padded(ask, most))));
            hostile.add(new Hostile("one byte too large", ask -> ask.body(type, padded(ask, most + 1))));
        }
        if (!operation.method().equals("GET")) {
            hostile.add(new Hostile("too large for the gateway", ask -> ask.body(type, TOO_LARGE)));
        }
        if (type.endsWith("json") && !content.isEmpty()) {
            hostile.addAll(members.of(content.path(type)));
        }
        return hostile;
    }

    private static byte[] broken(Ask ask) {
        byte[] bytes = padded(ask, text(ask).length() + 40);
        bytes[bytes.length / 2] = (byte) 0xc3;
        return bytes;
    }

    private static byte[] padded(Ask ask, int length) {
        byte[] bytes = bytes(text(ask));
        byte[] longer = Arrays.copyOf(bytes, Math.max(length, bytes.length));
        Arrays.fill(longer, bytes.length, longer.length, (byte) ' ');
        return longer;
    }

    private static String text(Ask ask) {
        byte[] body = ask.body();
        return body == null ? "{}" : new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The example that the contract gives of a body, null where it has none. */
    static byte @Nullable [] example(JsonNode media) {
        JsonNode example = media.path("example");
        return example.isMissingNode() ? null : bytes(example.isTextual() ? example.asText() : example.toString());
    }
}
