package jp.mymovie.operations.killswitch;

import java.util.Set;
import java.util.function.IntConsumer;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;

/**
 * Signed calls, patient with what AWS refuses for the moment: too many calls, or a change that is still under way. Every
 * call of the switch may be repeated: a conditional one is refused the second time, and the switch looks again.
 */
final class SignedAws implements Aws {
    private static final int TRIES = 4;
    private static final Set<String> BUSY = Set.of(
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "PriorRequestNotComplete",
            "ResourceConflictException",
            "ResourceInUseException");

    private final SignedHttp http;
    private final IntConsumer pause;

    /** @param pause waits so many seconds */
    SignedAws(SignedHttp http, IntConsumer pause) {
        this.http = http;
        this.pause = pause;
    }

    @Override
    public Reply send(Call call) {
        for (int attempt = 1; ; attempt++) {
            try {
                SignedHttp.Answered answer = http.exchange(call);
                return new Reply(answer.body(), answer.etag());
            } catch (SignedHttp.Refused e) {
                boolean busy = e.status() == 429 || BUSY.contains(e.code());
                if (!busy || attempt == TRIES) {
                    Refusal refusal = new Refusal(e.status(), e.code(), String.valueOf(e.getMessage()));
                    refusal.initCause(e);
                    throw refusal;
                }
                pause.accept(attempt);
            }
        }
    }
}
