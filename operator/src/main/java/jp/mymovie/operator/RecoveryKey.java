package jp.mymovie.operator;

/** Export of users, without which a lost pool's users can be told from nothing. */
final class RecoveryKey implements Check {
    @Override
    public void run(Exam exam) {
        if (exam.estate().hasRecoveryKey()) {
            exam.fine("verified addresses are exported each night for estate.recoveryKey");
        } else if (!exam.estate().stages().isEmpty()) {
            exam.finding(
                    "estate.recoveryKey is not set: users of a lost pool could not be linked to their lists",
                    "docs/runbooks/user-pool.md, *Before it happens*, says how to make the key");
        }
    }
}
