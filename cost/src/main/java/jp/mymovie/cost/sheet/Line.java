package jp.mymovie.cost.sheet;

import java.util.List;
import jp.mymovie.cost.price.Profile;

/**
 * An item with what it costs.
 *
 * @param item what is billed
 * @param service the service that bills it
 * @param months US dollars a month in the order of the profiles
 * @param hard the worst day by what AWS guarantees
 * @param bestEffort by what AWS tries
 * @param braked until the switch has cut
 */
public record Line(Item item, String service, List<Double> months, Amount hard, Amount bestEffort, Amount braked) {

    /** US dollars a month. */
    public double month(Profile profile) {
        return months.get(profile.ordinal());
    }

    /** Name of the account's stage. */
    public String account() {
        return item.resource().stack().stage();
    }

    /** Place in the templates and what is billed there. */
    public String name() {
        return item.resource().place() + " " + (item.price().isEmpty() ? "no price" : item.price());
    }

    /** True if it costs the same whatever happens. */
    public boolean isFixed() {
        return item.bounds().stream().anyMatch(bound -> bound.words().equals("fixed"));
    }
}
