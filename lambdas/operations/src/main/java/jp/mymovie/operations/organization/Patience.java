package jp.mymovie.operations.organization;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.mymovie.operations.http.SignedHttp;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Repeats calls that Organizations refuses for a moment only: an organization is initialized for a while after it is
 * made, and one change is made at a time. All calls of one run share the rests, 210 seconds of the function's 300.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html">Errors of
 *     CreateAccount</a>
 */
final class Patience {
    static final int RESTS = 70;
    private static final List<String> PASSING = List.of(
            "AWSOrganizationsNotInUseException",
            "ConcurrentModificationException",
            "FinalizingOrganizationException",
            "PolicyChangesInProgressException",
            "TooManyRequestsException");

    private final Pause pause;
    private int left = RESTS;

    Patience(Pause pause) {
        this.pause = pause;
    }

    /** Waits before AWS is asked again: 3 seconds. */
    @FunctionalInterface
    interface Pause {
        void rest() throws InterruptedException;
    }

    /**
     * Calls until AWS gives another answer than a passing one.
     *
     * @param call action and subject of the call, for the error
     * @throws IllegalStateException if the rests are used up, with the call and the last answer
     */
    <T> T ask(String call, Supplier<T> send) throws InterruptedException {
        while (true) {
            try {
                return send.get();
            } catch (AwsServiceException | SignedHttp.Refused e) {
                String answer = passing(e).orElseThrow(() -> e);
                rest("%s must be taken, AWS still answers %s".formatted(call, answer));
            }
        }
    }

    /**
     * Rests once.
     *
     * @param waitingFor what must become true, and what is seen instead
     * @throws IllegalStateException if the rests are used up
     */
    void rest(String waitingFor) throws InterruptedException {
        if (left == 0) {
            throw new IllegalStateException("%s after %d rests: deploy once more".formatted(waitingFor, RESTS));
        }
        left--;
        pause.rest();
    }

    private static Optional<String> passing(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return PASSING.stream()
                .filter(code -> e instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                        ? code.equals(refused.awsErrorDetails().errorCode())
                        : message.contains(code))
                .findFirst();
    }
}
