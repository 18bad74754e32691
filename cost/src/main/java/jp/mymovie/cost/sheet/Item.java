package jp.mymovie.cost.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Profile;

/**
 * One thing that a resource is billed for.
 *
 * @param resource the resource
 * @param price the key of its price
 * @param month units a month by profile
 * @param bounds what keeps it from growing on the worst day
 * @param flow what the flood makes of it
 * @param shared items that share a flood, of which the dearest alone takes it; empty where the item has its own
 */
public record Item(
        Resource resource,
        String price,
        ToDoubleFunction<Profile> month,
        List<Bound> bounds,
        Flow flow,
        String shared) {
    /** Days that a month has on average. */
    public static final double DAYS = 365.0 / 12;

    /** Something that costs the same whatever happens. */
    public static Item fixed(Resource resource, String price, double count) {
        return new Item(
                resource,
                price,
                profile -> count,
                List.of(new Bound(Bound.Column.HARD, Bound.Origin.TEMPLATE, "fixed", count / DAYS)),
                Flow.NONE,
                "");
    }

    /** Something that grows with use, unbounded as yet. */
    public static Item used(Resource resource, String price, ToDoubleFunction<Profile> month) {
        return new Item(resource, price, month, List.of(), Flow.NONE, "");
    }

    /** Something without a price: unbounded whatever its use. */
    public static Item unpriced(Resource resource) {
        return used(resource, "", profile -> Double.POSITIVE_INFINITY);
    }

    /** The same with more bounds. */
    public Item bound(List<Bound> more) {
        List<Bound> all = new ArrayList<>(bounds);
        all.addAll(more);
        return new Item(resource, price, month, List.copyOf(all), flow, shared);
    }

    /** The same with a flood. */
    public Item flow(Flow.Door door, double low, double high) {
        return new Item(resource, price, month, bounds, new Flow(door, low, high), shared);
    }

    /** The same, sharing its flood with others of the name. */
    public Item shared(String name) {
        return new Item(resource, price, month, bounds, flow, name);
    }
}
