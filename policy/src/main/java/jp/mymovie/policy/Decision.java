package jp.mymovie.policy;

import java.util.List;

/**
 * What the policies decide.
 *
 * @param outcome of AWS's three
 * @param because the statements that decide, or what is missing
 */
record Decision(Outcome outcome, List<String> because) {
    enum Outcome {
        ALLOWED,
        EXPLICITLY_DENIED,
        IMPLICITLY_DENIED
    }

    boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }
}
