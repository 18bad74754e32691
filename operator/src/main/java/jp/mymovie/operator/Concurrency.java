package jp.mymovie.operator;

/** Quota of concurrent executions, which is small in a young account. */
final class Concurrency implements Check {
    /** Accounts have 1,000 once they are not young; below it neither reserved concurrency nor a busy hour is possible. */
    private static final int LEAST = 1000;

    @Override
    public void run(Exam exam) throws InterruptedException {
        for (Looking.Seen seen : exam.looking().ask(exam.workloads(), Look.CONCURRENCY)) {
            int quota = seen.answer().at("/AccountLimit/ConcurrentExecutions").asInt();
            if (quota < LEAST) {
                exam.finding(
                        "%s: the quota of concurrent executions is %d".formatted(seen.place(), quota),
                        "ask for %d in Service Quotas, docs/runbooks/bootstrap.md".formatted(LEAST));
            } else {
                exam.fine("%s: %d concurrent executions are allowed".formatted(seen.place(), quota));
            }
        }
    }
}
