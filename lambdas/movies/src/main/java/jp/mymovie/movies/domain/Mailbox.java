package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** Where messages to those who run the service are kept, by time. */
public interface Mailbox {
    /** Result of keeping a message. */
    enum Kept {
        /** It is kept now. */
        NEW,
        /** It was kept under its key before. */
        AGAIN,
        /** Another one was kept under its key before; this one is not kept. */
        OTHER
    }

    /** @param key under which the same message is kept once; without one it is kept each time */
    Kept keep(Message message, @Nullable String key);
}
