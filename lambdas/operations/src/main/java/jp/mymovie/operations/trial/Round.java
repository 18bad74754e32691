package jp.mymovie.operations.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All calls of the trial once, one after another. A step that names another with {@code after} is left out where that one
 * has not passed.
 *
 * @param function that is tried
 * @param version that is tried
 * @param served alias under which the version before is called for comparison; null where it may lead to the new one too
 */
record Round(
        Functions functions,
        String function,
        String version,
        @Nullable String served) {
    /** A call that the version answered wrongly. */
    record Failure(String step, String reason) {}

    /** The failures, none if all is well. */
    List<Failure> run(List<Step> steps) {
        List<Failure> failures = new ArrayList<>();
        Set<String> passed = new HashSet<>();
        for (Step step : steps) {
            if (step.after().isEmpty() || passed.contains(step.after())) {
                Step.Judgement judgement = judge(step);
                switch (judgement.verdict()) {
                    case PASSED -> passed.add(step.name());
                    case FAILED -> failures.add(new Failure(step.name(), judgement.reason()));
                    case EXCUSED -> {
                        if (servedBetter(step)) {
                            failures.add(new Failure(step.name(), judgement.reason()));
                        }
                    }
                }
            }
        }
        return failures;
    }

    private Step.Judgement judge(Step step) {
        try {
            return step.judge(functions.invoke(function, version, step.event()));
        } catch (RuntimeException e) {
            return new Step.Judgement(Step.Verdict.FAILED, e.toString());
        }
    }

    private boolean servedBetter(Step step) {
        return served != null
                && step.judge(functions.invoke(function, served, step.event())).verdict() == Step.Verdict.PASSED;
    }
}
