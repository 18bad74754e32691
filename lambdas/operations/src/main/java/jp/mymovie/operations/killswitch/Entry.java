package jp.mymovie.operations.killswitch;

import org.jspecify.annotations.Nullable;

/**
 * A thing in a restore record.
 *
 * @param was the value that stood before the cut
 * @param declared what was declared at that time, see {@link Level#declared}
 * @param settled true from the time on at which a restore puts it back, or finds that a deployment has changed it
 * @param mended the value that a restore was about to replace by {@code was}, null if none
 */
record Entry(
        String was,
        @Nullable Declaration declared,
        boolean settled,
        @Nullable String mended) {
    /**
     * Entry of a thing that is about to be cut.
     *
     * @param onRecord what the record holds of it so far
     */
    static Entry of(String value, @Nullable Declaration declared, @Nullable Entry onRecord) {
        // A value that the switch wrote over a deployment's and that no restore has mended yet stays to be mended:
        // no parameter has version 0, so what is declared by then is put back.
        boolean mends = onRecord != null && onRecord.isOverwritten(value, declared);
        return new Entry(value, mends ? new Declaration(value, 0) : declared, false, null);
    }

    Entry asSettled() {
        return new Entry(was, declared, true, mended);
    }

    /** Value that takes the place of the cut. */
    String back(@Nullable Declaration now) {
        if (now == null || declared == null || now.version() == declared.version()) {
            return was;
        }
        // Deployed since, or under way at the time of the cut, and then overwritten by a cut that AWS could not refuse.
        return now.value().equals(declared.value()) && was.equals(declared.value()) ? was : now.value();
    }

    /**
     * True if the switch has put back {@code value} over that of a deployment, which AWS could not refuse. A deployment
     * under way looks the same; its parameter comes at its end, and the next restore follows it.
     */
    boolean isOverwritten(String value, @Nullable Declaration now) {
        if (now == null || declared == null || now.value().equals(value)) {
            return false;
        }
        return value.equals(mended)
                || (value.equals(was)
                        && now.version() != declared.version()
                        && !now.value().equals(declared.value()));
    }
}
