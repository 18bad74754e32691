package jp.mymovie.operations.killswitch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a stage costs money, as things that have a value each: a record set, a throttle, a reserved
 * concurrency. Values are texts that compare equal where AWS's do.
 */
sealed interface Level permits Dns, Distribution, Throttle, Functions, Events {
    /** The things as they stand, by name. */
    Map<String, String> standing();

    /** Value that the last finished deployment gave a thing; null where AWS refuses a write that came too late. */
    @Nullable
    Declaration declared(String thing);

    /** Value of a thing while the level is cut. */
    String cutOf(String thing, String value);

    boolean isCut(String value);

    /**
     * Makes the moves, each only where its {@code from} stands.
     *
     * @return false if a thing has another value by now: some of the moves may be made then
     */
    boolean move(Map<String, Move> moves);
}
