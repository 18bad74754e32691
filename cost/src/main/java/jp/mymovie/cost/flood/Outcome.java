package jp.mymovie.cost.flood;

import jp.mymovie.cost.sheet.Amount;

/**
 * A flood with every delay at its low end, and at its high one.
 *
 * @param way to stand it
 * @param target of the flood
 * @param addresses it comes from
 * @param early low ends
 * @param late high ends
 */
record Outcome(Way way, Target target, int addresses, Course early, Course late) {

    static Outcome of(Site site, Way way, Target target, int addresses) {
        return new Outcome(
                way,
                target,
                addresses,
                new Replay(site, way, target, addresses, false).run(),
                new Replay(site, way, target, addresses, true).run());
    }

    String dollars() {
        String low = Amount.dollars(early.dollars());
        String high = Amount.dollars(late.dollars());
        return (low.equals(high) ? high : low + " to " + high) + (early.ajar() || late.ajar() ? "+" : "");
    }

    String told() {
        return minutes(early.told(), late.told());
    }

    String stopped() {
        return minutes(early.stopped(), late.stopped());
    }

    private static String minutes(double low, double high) {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "never";
        }
        String from = Double.isInfinite(low) ? "never" : "%.0f".formatted(low);
        String to = Double.isInfinite(high) ? "never" : "%.0f".formatted(high);
        return from.equals(to) ? to : from + " to " + to;
    }
}
