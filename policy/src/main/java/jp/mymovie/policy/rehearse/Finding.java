package jp.mymovie.policy.rehearse;

/**
 * Something that would stop a reader of a runbook.
 *
 * @param step the runbook and the heading, or the check of the whole assembly
 * @param reason what AWS or the tools would say, and about what
 */
record Finding(String step, String reason) {
    @Override
    public String toString() {
        return step + ": " + reason;
    }
}
