package jp.mymovie.cost.sheet;

import java.util.Locale;

/**
 * US dollars, from and to.
 *
 * @param low at least
 * @param high at most; infinite where nothing bounds it
 * @param assumed whether an assumption of ours stands in between
 * @param ajar whether it is counted for those alone who come by the service's name
 */
public record Amount(double low, double high, boolean assumed, boolean ajar) {
    /** Nothing bounds it. */
    public static final Amount UNBOUNDED = new Amount(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    static Amount of(double dollars, boolean assumed) {
        return new Amount(dollars, dollars, assumed, false);
    }

    /** True if nothing bounds it. */
    public boolean isUnbounded() {
        return Double.isInfinite(high);
    }

    /** As people read it: a tilde for what rests on an assumption, a plus for what a cut by name alone leaves open. */
    public String words() {
        if (isUnbounded()) {
            return "unbounded";
        }
        String figure = dollars(low).equals(dollars(high)) ? dollars(high) : dollars(low) + " to " + dollars(high);
        return (assumed ? "~" : "") + figure + (ajar ? "+" : "");
    }

    /** Dollars with cents; what is less than half a cent says so. */
    public static String dollars(double amount) {
        if (Double.isInfinite(amount)) {
            return "unbounded";
        }
        return amount > 0 && amount < 0.005 ? "<0.01" : String.format(Locale.ROOT, "%,.2f", amount);
    }
}
