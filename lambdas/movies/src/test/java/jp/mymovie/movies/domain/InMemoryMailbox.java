package jp.mymovie.movies.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages in a list. */
public final class InMemoryMailbox implements Mailbox {
    public final List<Message> messages = new ArrayList<>();
    private final Map<String, Message> byKey = new HashMap<>();

    @Override
    public synchronized Kept keep(Message message, @Nullable String key) {
        Message earlier = key == null ? null : byKey.putIfAbsent(key, message);
        if (earlier != null) {
            return new Message(earlier.category(), earlier.text(), earlier.email(), message.at()).equals(message)
                    ? Kept.AGAIN
                    : Kept.OTHER;
        }
        messages.add(message);
        return Kept.NEW;
    }
}
