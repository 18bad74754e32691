package jp.mymovie.lab.incidents;

/** What the probe asks of a site each minute, in its order. */
enum Step {
    DNS,
    TLS,
    PAGE,
    SCRIPTS,
    CONFIGURATION,
    HEALTH,
    LIST,
    OPENID,
    LOGIN,
    SIGNED_IN
}
