package jp.mymovie.cost.price;

import java.time.LocalDate;

/**
 * A price of AWS.
 *
 * @param key its name in {@code prices.txt}
 * @param service the service that bills it
 * @param dollars US dollars for {@code per} units
 * @param per how many units the dollars buy
 * @param unit one of what is billed
 * @param free units a month that the organization need not pay
 * @param read the day on which the page was read
 * @param confirmed whether a page of AWS said so on that day
 * @param source the page
 */
public record Price(
        String key,
        String service,
        double dollars,
        double per,
        String unit,
        double free,
        LocalDate read,
        boolean confirmed,
        String source) {

    /** US dollars for a quantity, without what is free. */
    public double of(double quantity) {
        return quantity / per * dollars;
    }
}
