package jp.mymovie.constructs.monitoring;

/** When a person has to look: it names the topic that an alarm notifies. */
public enum Severity {
    /** At once, at night too: visitors are affected, or somebody acts against the estate. */
    PAGE,
    /** With the mail of the next morning. */
    MORNING
}
