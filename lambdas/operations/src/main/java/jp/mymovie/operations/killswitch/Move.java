package jp.mymovie.operations.killswitch;

/**
 * Change of a thing.
 *
 * @param from the value that must stand
 * @param to the value that stands afterwards
 */
record Move(String from, String to) {}
