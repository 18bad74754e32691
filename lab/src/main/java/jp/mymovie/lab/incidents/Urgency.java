package jp.mymovie.lab.incidents;

/**
 * When a person must know, by one rule: at once where visitors cannot use the site, or where somebody acts against the
 * estate's safeguards; of all else with the mail of the next morning.
 */
enum Urgency {
    /** Within five minutes. */
    PAGE,
    /** By the mail of 07:00 in Japan, or earlier. */
    MORNING
}
