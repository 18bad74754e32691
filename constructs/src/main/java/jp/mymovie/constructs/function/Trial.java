package jp.mymovie.constructs.function;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/**
 * Calls that try a function's new version before visitors meet it, and go on while traffic shifts.
 *
 * <p>The calls are one JSON object. {@code calls} is a list of requests to an API, <code>{"call": "GET /films/{id}",
 * "path": {"id": "1"}, "answers": {"200": {"title": "*"}}}</code>, with {@code query}, {@code headers}, {@code body} and
 * {@code as}, the subject of a signed-in caller, where wanted; or of any events, <code>{"event": {…}, "answer": {…}}</code>.
 * An answer must have the members named, and may have others; an asterisk alone or at one end of a text stands for
 * anything. A step with {@code "excused": true} may also be answered with a status of {@code excuses}, a body by status,
 * unless the version before answers it as expected; one with {@code after} is left out unless the step of that name has
 * passed. {@code issuer} is the issuer of the callers. Each step must be one that may be repeated, and leave nothing that
 * anybody sees.
 *
 * @param calls the JSON; at most {@value #MOST_BYTES} bytes, since it is kept in the environment of a function
 * @param other function whose alias gets the steps of {@code prepare} beforehand; null if none needs preparation
 * @param shift time for which it goes on after traffic has begun to shift; the canary's and a margin
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">4 KB of environment</a>
 */
public record Trial(String calls, @Nullable JavaFunction other, Duration shift) {
    /** Bytes that the calls may have; the other variables need the rest. */
    public static final int MOST_BYTES = 3_300;

    public Trial {
        int bytes = calls.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "'calls' of a trial must have at most %d bytes, got %d: leave out what other calls cover"
                            .formatted(MOST_BYTES, bytes));
        }
    }

    /** Calls that need no preparation, for a canary of five minutes. */
    public static Trial of(String calls) {
        return new Trial(calls, null, Duration.minutes(6));
    }

    /** The same, with the steps of {@code prepare} sent to another function first. */
    public Trial preparedBy(JavaFunction function) {
        return new Trial(calls, function, shift);
    }
}
