package jp.mymovie.operations.killswitch;

/**
 * Value that a finished deployment gave a thing.
 *
 * @param version of the parameter that says so
 */
record Declaration(String value, long version) {}
