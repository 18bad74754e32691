package jp.mymovie.lab.incidents;

/** A kind of call of the API. */
enum Call {
    PUBLIC_READ(false),
    SIGNED_IN_READ(false),
    /** Search for a film: it needs TMDB. */
    SEARCH(false),
    WRITE(true);

    /** True where the function of commands answers it, false where that of queries does. */
    final boolean command;

    Call(boolean command) {
        this.command = command;
    }
}
