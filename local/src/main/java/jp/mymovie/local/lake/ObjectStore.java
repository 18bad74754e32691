package jp.mymovie.local.lake;

import java.io.IOException;
import java.time.Instant;

/** Where finished objects go. */
@FunctionalInterface
public interface ObjectStore {
    /**
     * Writes an object whole or not at all. An error says that it may or may not be there: whoever gets it tries again.
     *
     * @param modified when, which is not now where time is simulated
     */
    void put(String bucket, String key, byte[] content, Instant modified) throws IOException;
}
