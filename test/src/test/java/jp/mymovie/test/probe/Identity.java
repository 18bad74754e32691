package jp.mymovie.test.probe;

/** Who asks. */
enum Identity {
    USER,
    GUEST,
    FORGED,
    EXPIRED,
    WITHOUT_PROFILE,
    PRIVATE,
    LEFT;

    /** Whether the gateway lets the bearer to personal routes. */
    boolean isSignedIn() {
        return this != GUEST && this != FORGED && this != EXPIRED;
    }
}
