package jp.mymovie.local.cloudwatch;

/** The state of an alarm. */
public enum State {
    OK,
    ALARM,
    /** The alarm has just begun, or there are not enough data to decide. */
    INSUFFICIENT_DATA
}
