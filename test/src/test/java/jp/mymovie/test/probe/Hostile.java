package jp.mymovie.test.probe;

import java.util.function.UnaryOperator;

/**
 * A change to a request.
 *
 * @param name for messages
 */
record Hostile(String name, UnaryOperator<Ask> change) {
    private static final int SHOWN = 40;

    Ask on(Ask ask) {
        return change.apply(ask.named(name));
    }

    /** A value as messages show it. */
    static String cut(String value) {
        return value.length() <= SHOWN ? value : value.length() + " characters";
    }
}
