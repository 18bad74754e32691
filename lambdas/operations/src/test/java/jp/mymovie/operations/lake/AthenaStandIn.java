package jp.mymovie.operations.lake;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** A workgroup with one named query a log; an unload runs for two looks and then ends as planned. */
final class AthenaStandIn implements AwsStandIn.Service {
    private static final int LOOKS = 2;

    private final Map<String, String> tokens = new HashMap<>();
    private final List<Map<String, @Nullable Object>> started = new ArrayList<>();
    private final List<Integer> looks = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final TreeSet<String> places = new TreeSet<>();
    private int failures;
    private boolean endless;

    /** The next executions fail, and leave files behind. */
    void fail(int executions) {
        failures = executions;
    }

    /** From now on nothing ends. */
    void runForever(boolean endless) {
        this.endless = endless;
    }

    /** What was started, each execution once. */
    List<Map<String, @Nullable Object>> started() {
        return started;
    }

    /** The places that were written to the end. */
    TreeSet<String> finished() {
        return places;
    }

    @Override
    public boolean takes(Request request) {
        return request.containsHeader("X-Amz-Target")
                && request.getHeader("X-Amz-Target").startsWith("AmazonAthena.")
                && request.getHeader("Authorization").contains("/ap-northeast-1/athena/aws4_request");
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        Map<String, @Nullable Object> body = Json.object(request.getBodyAsString());
        return switch (request.getHeader("X-Amz-Target")) {
            case "AmazonAthena.GetNamedQuery" -> namedQuery(Json.text(body, "NamedQueryId"));
            case "AmazonAthena.StartQueryExecution" -> start(body);
            case "AmazonAthena.GetQueryExecution" -> look(Json.text(body, "QueryExecutionId"));
            default -> AwsStandIn.error("InvalidRequestException");
        };
    }

    private static AwsStandIn.Reply namedQuery(String id) {
        if (!id.startsWith("query-of-")) {
            return AwsStandIn.error("InvalidRequestException");
        }
        String log = id.substring("query-of-".length());
        return reply(Map.of(
                "NamedQuery",
                Map.of(
                        "QueryString",
                        "-- One day of %s?\n-- Parameters: day, day\nSELECT a FROM %s WHERE b = ? AND c = ?"
                                .formatted(log, log))));
    }

    private AwsStandIn.Reply start(Map<String, @Nullable Object> body) {
        String token = Json.text(body, "ClientRequestToken");
        if (!token.matches("\\S{32,128}") || !Json.text(body, "WorkGroup").equals("compaction")) {
            return AwsStandIn.error("InvalidRequestException");
        }
        String id = tokens.computeIfAbsent(token, unknown -> {
            started.add(body);
            looks.add(LOOKS);
            ends.add(end(Json.text(body, "QueryString")));
            return String.valueOf(started.size() - 1);
        });
        if (!started.get(Integer.parseInt(id)).equals(body)) {
            return AwsStandIn.error("InvalidRequestException");
        }
        return reply(Map.of("QueryExecutionId", id));
    }

    /** UNLOAD refuses a place in which files are, finished or not. */
    private String end(String statement) {
        String place = place(statement);
        if (failures > 0) {
            failures--;
            return "FAILED";
        }
        return places.contains(place) ? "FAILED" : "SUCCEEDED";
    }

    private AwsStandIn.Reply look(String id) {
        int number = Integer.parseInt(id);
        looks.set(number, looks.get(number) - 1);
        boolean ended = looks.get(number) < 0 && !endless;
        String state = ended ? ends.get(number) : "RUNNING";
        if (state.equals("SUCCEEDED")) {
            places.add(place(Json.text(started.get(number), "QueryString")));
        }
        Map<String, Object> status = new LinkedHashMap<>(Map.of("State", state));
        if (state.equals("FAILED")) {
            status.put("StateChangeReason", "as planned");
        }
        return reply(Map.of("QueryExecution", Map.of("Status", status, "Statistics", Map.of("DataScannedInBytes", 7))));
    }

    private static String place(String statement) {
        return Objects.requireNonNull(statement.replaceFirst("(?s).* TO '(.*)' WITH .*", "$1"));
    }

    private static AwsStandIn.Reply reply(Map<String, ?> body) {
        return new AwsStandIn.Reply(200, Json.write(body));
    }
}
