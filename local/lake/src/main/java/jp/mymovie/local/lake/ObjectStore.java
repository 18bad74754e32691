package jp.mymovie.local.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Supplier;

/** Where finished objects go. */
@FunctionalInterface
public interface ObjectStore {
    /**
     * Writes an object whole or not at all.
     *
     * @param modified when, which is not now where time is simulated
     * @throws IOException if it could not be written, or was and only the answer got lost
     */
    void put(String bucket, String key, byte[] content, Instant modified) throws IOException;

    /** Writes an object at least once: after an error, again under another key, ten times at most. */
    default void putAtLeastOnce(String bucket, Supplier<String> keys, byte[] content, Instant modified) {
        for (int more = 9; ; more--) {
            try {
                put(bucket, keys.get(), content, modified);
                return;
            } catch (IOException e) {
                if (more == 0) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
