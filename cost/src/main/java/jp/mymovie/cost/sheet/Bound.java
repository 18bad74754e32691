package jp.mymovie.cost.sheet;

/**
 * Something that keeps a quantity from growing.
 *
 * @param column how well it holds
 * @param origin where the figure comes from
 * @param words the limit with its figure
 * @param aDay the most that it lets through in a day, in units of the item's price
 */
public record Bound(Column column, Origin origin, String words, double aDay) {

    /** Strength of a bound. */
    public enum Column {
        /** AWS guarantees it. */
        HARD,
        /** AWS tries, or an assumption of ours stands in between. */
        BEST_EFFORT
    }

    /** Origin of a bound's figure. */
    public enum Origin {
        /** A property of the item's own resource or of one that exists for it. */
        TEMPLATE,
        /** Another item's limit, through which everything comes that makes this item grow. */
        BEHIND,
        /** A quota of AWS. */
        QUOTA,
        /** A figure that people decide and that nothing enforces. */
        ASSUMED
    }

    /** The same limit, for what each of its units makes of another price. */
    public Bound behind(double each) {
        return new Bound(
                Column.BEST_EFFORT, origin == Origin.ASSUMED ? origin : Origin.BEHIND, "behind: " + words, aDay * each);
    }

    /** The end of what is kept, whose growth nothing else bounds. */
    public static Bound kept(String words) {
        return new Bound(Column.BEST_EFFORT, Origin.TEMPLATE, words, Double.POSITIVE_INFINITY);
    }

    /** A bound that nothing enforces. */
    public static Bound assumed(String words, double aDay) {
        return new Bound(Column.BEST_EFFORT, Origin.ASSUMED, words, aDay);
    }
}
