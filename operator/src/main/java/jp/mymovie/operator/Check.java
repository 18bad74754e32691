package jp.mymovie.operator;

/** A thing that {@code doctor} examines. */
@FunctionalInterface
interface Check {
    void run(Exam exam) throws InterruptedException;
}
