package jp.mymovie.cost.sheet;

import java.util.Locale;

/**
 * Use of an item in a flood, which the switch can stop.
 *
 * @param door where the flood comes in
 * @param low units of the item's price a second, at least
 * @param high at most
 */
public record Flow(Door door, double low, double high) {
    /** Nothing that the switch stops. */
    public static final Flow NONE = new Flow(Door.NONE, 0, 0);

    /** Door through which a flood comes in. */
    public enum Door {
        EDGE,
        API,
        /** The logs of every edge, in an account of their own. */
        LAKE,
        /** Work that a stream starts, which goes on when the doors are shut. */
        WORK,
        /** The hosted pages of a user pool, outside of the edge. */
        SIGN_UP,
        NONE;

        /** The door's name as people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
