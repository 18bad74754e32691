package jp.mymovie.constructs.bootstrap;

/**
 * What tells one bootstrap of an account from another: a part of the names of its roles and of its bucket. The CDK takes
 * any text and fails at the first deployment; this checks it before.
 */
public final class Qualifier {
    /** The CDK's own. */
    public static final String DEFAULT = "hnb659fds";

    private Qualifier() {}

    /** @throws IllegalArgumentException unless it is 1 to 10 lower-case letters and digits, as a bucket's name takes */
    public static String checked(String qualifier) {
        if (!qualifier.matches("[a-z0-9]{1,10}")) {
            throw new IllegalArgumentException(
                    "'qualifier' must be 1 to 10 lower-case letters or digits, got '%s'".formatted(qualifier));
        }
        return qualifier;
    }
}
