package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.amazonaws.services.lambda.runtime.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Named queries, unloaded by Athena. Needs {@code athena:GetNamedQuery}, {@code athena:StartQueryExecution} and {@code
 * athena:GetQueryExecution} on the workgroup.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/unload.html">UNLOAD</a>
 */
final class Queries {
    private static final int TRIES = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** What is left of an invocation for the calls after the last look at a query. */
    private static final int RESERVE_MILLIS = 10_000;

    private final SignedHttp aws;
    private final String region;
    private final String workGroup;
    private final Pause pause;

    Queries(SignedHttp aws, String region, String workGroup, Pause pause) {
        this.aws = aws;
        this.region = region;
        this.workGroup = workGroup;
        this.pause = pause;
    }

    /**
     * Writes what the named query finds for a day below {@code folder}, as Parquet. Called again with the same folder it
     * finds what it has written; where a query failed, which may leave files behind, it takes a new place.
     *
     * @return the place; there is no file in it when nothing was found
     * @throws IllegalStateException if it failed three times, or runs longer than the invocation may
     */
    String unload(String namedQuery, LocalDate day, String folder, Context context) {
        String select = select(namedQuery);
        List<String> parameters =
                Collections.nCopies((int) select.chars().filter(c -> c == '?').count(), "'" + day + "'");
        String reason = "";
        for (int number = 1; number <= TRIES; number++) {
            String place = folder + "-" + number + "/";
            String statement =
                    "UNLOAD (\n%s\n) TO '%s' WITH (format = 'PARQUET', compression = 'ZSTD')".formatted(select, place);
            Map<String, @Nullable Object> end = await(start(statement, parameters, place), context);
            Map<String, @Nullable Object> status = Json.object(end, "Status");
            if (Json.text(status, "State").equals("SUCCEEDED")) {
                context.getLogger()
                        .log("compaction: read %s bytes"
                                .formatted(Json.object(end, "Statistics").get("DataScannedInBytes")));
                return place;
            }
            reason = Json.text(status, "State") + ": " + Json.text(status, "StateChangeReason");
            context.getLogger().log("compaction: %s ended %s".formatted(place, reason));
        }
        throw new IllegalStateException("%s failed %d times, at last %s".formatted(folder, TRIES, reason));
    }

    /** Without its comments, in which a question mark is no parameter. */
    private String select(String namedQuery) {
        String text = Json.text(
                Json.object(athena("GetNamedQuery", Map.of("NamedQueryId", namedQuery)), "NamedQuery"), "QueryString");
        return text.lines().filter(line -> !line.startsWith("--")).collect(joining("\n"));
    }

    /** The place is the token: Athena answers a repeated start with the execution that it knows. */
    private String start(String statement, List<String> parameters, String place) {
        return Json.text(
                athena(
                        "StartQueryExecution",
                        Map.of(
                                "QueryString", statement,
                                "ExecutionParameters", parameters,
                                "WorkGroup", workGroup,
                                "ClientRequestToken", token(place))),
                "QueryExecutionId");
    }

    private Map<String, @Nullable Object> await(String id, Context context) {
        Duration time = Duration.ofMillis(500);
        while (context.getRemainingTimeInMillis() > RESERVE_MILLIS) {
            Map<String, @Nullable Object> execution =
                    Json.object(athena("GetQueryExecution", Map.of("QueryExecutionId", id)), "QueryExecution");
            String state = Json.text(Json.object(execution, "Status"), "State");
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                return execution;
            }
            pause.pause(time);
            time = time.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time.multipliedBy(2);
        }
        throw new IllegalStateException("query %s still runs: the next try finds it again".formatted(id));
    }

    private Map<String, @Nullable Object> athena(String action, Map<String, ?> body) {
        return Json.object(aws.send(Call.json("athena", region, "AmazonAthena." + action, Json.write(body))));
    }

    private static String token(String place) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(place.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
