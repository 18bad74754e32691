package jp.mymovie.operator;

import java.util.List;

/** A command of an operator. */
interface Command {
    /** Name of the command, after {@code ./mymovie}. */
    String usage();

    /**
     * Runs it.
     *
     * @return the exit status
     * @throws IllegalArgumentException if it was called wrongly
     */
    int run(List<String> arguments) throws InterruptedException;
}
