package jp.mymovie.local.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** The lines of functions on their way into the lake. */
public final class FunctionLogs {
    private FunctionLogs() {}

    /** Takes the lines of a log group and sends those that a subscription filter lets through. */
    public static Consumer<String> of(List<Stack> stacks, Values values, String logGroup, Lake lake) {
        List<Consumer<String>> subscribers = new ArrayList<>();
        for (Subscription subscription : Subscription.of(stacks, values, logGroup)) {
            Consumer<byte[]> stream = lake.stream(subscription.stream());
            subscribers.add(line -> {
                byte[] envelope = subscription.envelope("local", List.of(line), Instant.now());
                if (envelope.length > 0) {
                    stream.accept(Gzip.compress(envelope));
                }
            });
        }
        return line -> subscribers.forEach(subscriber -> subscriber.accept(line));
    }
}
