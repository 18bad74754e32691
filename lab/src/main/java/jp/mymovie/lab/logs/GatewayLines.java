package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visits as lines of an API's access log, in the format that its stage sets. */
final class GatewayLines {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)");

    @FunctionalInterface
    private interface Part {
        void write(Visit visit, Visit.Gateway gateway, LineBuffer to);
    }

    private final List<Part> parts = new ArrayList<>();
    private final byte[] dashes;

    GatewayLines(String format) {
        Matcher variables = VARIABLE.matcher(format);
        int end = 0;
        while (variables.find()) {
            literal(format.substring(end, variables.start()));
            parts.add(variable(variables.group(1)));
            end = variables.end();
        }
        literal(format.substring(end));
        dashes = VARIABLE.matcher(format).replaceAll("-").getBytes(StandardCharsets.UTF_8);
    }

    private void literal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.add((visit, gateway, to) -> to.raw(bytes));
    }

    private static Part variable(String name) {
        return switch (name) {
            case "requestId" -> (visit, gateway, to) -> to.json(gateway.requestId());
            case "requestTimeEpoch" ->
                (visit, gateway, to) -> to.number(visit.time().toEpochMilli());
            case "httpMethod" -> (visit, gateway, to) -> to.json(visit.method());
            case "resourcePath" -> (visit, gateway, to) -> to.json(gateway.resourcePath());
            case "path" -> (visit, gateway, to) -> to.json(visit.path());
            case "status" -> (visit, gateway, to) -> to.number(visit.status());
            case "error.responseType" -> (visit, gateway, to) -> to.json(gateway.responseType());
            case "responseLength" -> (visit, gateway, to) -> to.number(gateway.responseLength());
            case "responseLatency" -> (visit, gateway, to) -> to.number(gateway.latency());
            case "integrationLatency", "integration.latency" ->
                (visit, gateway, to) -> numberOrDash(gateway.integrationLatency(), to);
            case "integration.status", "integrationStatus" ->
                (visit, gateway, to) -> numberOrDash(gateway.integrationLatency() < 0 ? -1 : 200, to);
            case "integration.requestId" ->
                (visit, gateway, to) -> to.json(
                        visit.invocation() == null
                                ? "-"
                                : Objects.requireNonNull(visit.invocation()).requestId());
            case "identity.apiKeyId" ->
                (visit, gateway, to) -> to.json(gateway.keyed() ? visit.source().apiKeyId() : "-");
            case "apiId" -> (visit, gateway, to) -> to.json(visit.source().apiId());
            default -> (visit, gateway, to) -> to.letter('-');
        };
    }

    private static void numberOrDash(int number, LineBuffer to) {
        if (number < 0) {
            to.letter('-');
        } else {
            to.number(number);
        }
    }

    /** The line as the format says, with the end that it says. */
    void write(Visit visit, Visit.Gateway gateway, LineBuffer to) {
        for (Part part : parts) {
            part.write(visit, gateway, to);
        }
    }

    /** A line that says nothing. */
    byte[] dashes() {
        return dashes;
    }
}
