package jp.mymovie.operator;

import java.util.List;

/** Values that AWS makes up and a person records. */
final class RecordedValues implements Check {
    @Override
    public void run(Exam exam) {
        List<String> missing = exam.estate().unrecorded();
        if (missing.isEmpty()) {
            exam.fine("every value that AWS makes up is recorded");
        } else {
            exam.finding("not recorded: " + String.join(", ", missing), "./mymovie missing says how to find each");
        }
    }
}
