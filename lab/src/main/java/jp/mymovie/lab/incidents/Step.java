package jp.mymovie.lab.incidents;

/** Requests of the probe to a site each minute, in their order. */
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
