package jp.mymovie.operations.killswitch;

import org.jspecify.annotations.Nullable;

/**
 * What a restore record holds of a thing.
 *
 * @param was the value that stood before the cut
 * @param declared what was declared at that time, see {@link Level#declared}
 * @param settled true from the time on at which a restore puts it back, or finds that a deployment has changed it
 */
record Entry(String was, @Nullable Declaration declared, boolean settled) {
    /**
     * Entry of a thing that is about to be cut.
     *
     * @param onRecord what the record holds of it so far
     */
    static Entry of(String value, @Nullable Declaration declared, @Nullable Entry onRecord) {
        // A value that the switch wrote over a deployment's and that no restore has mended yet stays to be mended.
        boolean mends = onRecord != null && onRecord.isOverwritten(value, declared);
        return new Entry(value, mends ? onRecord.declared : declared, false);
    }

    Entry asSettled() {
        return new Entry(was, declared, true);
    }

    /** Value that takes the place of the cut. */
    String back(@Nullable Declaration now) {
        if (now == null || declared == null || now.version() == declared.version()) {
            return was;
        }
        // Deployed since, or under way at the time of the cut, and then overwritten by a cut that AWS could not refuse.
        return now.value().equals(declared.value()) && was.equals(declared.value()) ? was : now.value();
    }

    /** True if a restore has put back {@code value} over that of a deployment, which AWS could not refuse. */
    boolean isOverwritten(String value, @Nullable Declaration now) {
        return settled
                && now != null
                && declared != null
                && now.version() != declared.version()
                && !now.value().equals(declared.value())
                && !now.value().equals(value)
                && was.equals(value);
    }
}
