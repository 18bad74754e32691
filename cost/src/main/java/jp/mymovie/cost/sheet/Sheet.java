package jp.mymovie.cost.sheet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Bound.Column;
import jp.mymovie.cost.sheet.Brake.Cut;
import org.jspecify.annotations.Nullable;

/**
 * The bill of an estate.
 *
 * @param lines every item
 * @param brakes the triggers of the switch
 */
public record Sheet(List<Line> lines, List<Brake> brakes) {
    private static final double DAY = 24 * 60;

    /** Computes the sheet of items. */
    public static Sheet of(List<Item> items, List<Brake> brakes, Prices prices) {
        Map<String, double[]> used = new TreeMap<>();
        for (Item item : items) {
            double[] sums = used.computeIfAbsent(item.price(), key -> new double[Profile.values().length]);
            for (Profile profile : Profile.values()) {
                sums[profile.ordinal()] += item.month().applyAsDouble(profile);
            }
        }
        Set<String> edges = items.stream()
                .filter(item -> item.flow().door() == Flow.Door.EDGE)
                .map(item -> item.resource().stack().stage())
                .collect(Collectors.toSet());
        return new Sheet(
                items.stream()
                        .map(item -> line(item, cuts(item, brakes, edges), prices.find(item.price()), used))
                        .toList(),
                brakes);
    }

    /** Free allowances are taken from all items of the price in equal parts, since the organization has them once. */
    private static Line line(Item item, List<Cut> cuts, @Nullable Price price, Map<String, double[]> used) {
        if (price == null) {
            return new Line(
                    item,
                    "no price",
                    Arrays.stream(Profile.values())
                            .map(profile -> Double.POSITIVE_INFINITY)
                            .toList(),
                    Amount.UNBOUNDED,
                    Amount.UNBOUNDED,
                    Amount.UNBOUNDED);
        }
        double[] sums = used.getOrDefault(item.price(), new double[Profile.values().length]);
        List<Double> months = Arrays.stream(Profile.values())
                .map(profile -> {
                    double sum = sums[profile.ordinal()];
                    double paid = sum <= price.free() ? 0 : (sum - price.free()) / sum;
                    return price.of(item.month().applyAsDouble(profile)) * paid;
                })
                .toList();
        Amount bestEffort = least(item, price, List.of(Column.values()));
        return new Line(
                item,
                price.service(),
                months,
                least(item, price, List.of(Column.HARD)),
                bestEffort,
                braked(item, price, bestEffort, cuts));
    }

    private static Amount least(Item item, Price price, List<Column> columns) {
        return item.bounds().stream()
                .filter(bound -> columns.contains(bound.column()) && !Double.isInfinite(bound.aDay()))
                .min(Comparator.comparingDouble(Bound::aDay))
                .map(bound -> Amount.of(price.of(bound.aDay()), bound.origin() == Bound.Origin.ASSUMED))
                .orElse(Amount.UNBOUNDED);
    }

    private static Amount braked(Item item, Price price, Amount bestEffort, List<Cut> cuts) {
        return cuts.stream()
                .min(Comparator.comparingDouble(cut -> cut.after().high()))
                .map(cut -> {
                    Flow flow = item.flow();
                    double high = Math.min(
                            bestEffort.high(),
                            price.of(flow.high() * Math.min(cut.after().high(), DAY) * 60));
                    double low = Math.min(
                            high, price.of(flow.low() * Math.min(cut.after().low(), DAY) * 60));
                    return new Amount(low, high, bestEffort.assumed(), cut.ajar());
                })
                .orElse(bestEffort);
    }

    /** Cuts of the door through which an item's flood comes; the lake is quiet when the last edge is shut. */
    private static List<Cut> cuts(Item item, List<Brake> brakes, Set<String> edges) {
        Flow.Door door = item.flow().door();
        if (door != Flow.Door.LAKE) {
            return cuts(door, item.resource().stack().stage(), brakes);
        }
        List<Optional<Cut>> last = edges.stream()
                .map(edge -> cuts(Flow.Door.EDGE, edge, brakes).stream()
                        .min(Comparator.comparingDouble(cut -> cut.after().high())))
                .toList();
        return last.stream().allMatch(Optional::isPresent)
                ? last.stream()
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingDouble(cut -> cut.after().high()))
                        .stream()
                        .toList()
                : List.of();
    }

    private static List<Cut> cuts(Flow.Door door, String stage, List<Brake> brakes) {
        return brakes.stream()
                .filter(brake -> brake.shuts(door, stage))
                .map(brake -> brake.cuts().get(door))
                .filter(Objects::nonNull)
                .toList();
    }

    /** US dollars a month of all lines. */
    public double month(Profile profile) {
        return lines.stream().mapToDouble(line -> line.month(profile)).sum();
    }

    /** Lines by account or service, in the order of the names. */
    public Map<String, List<Line>> by(Function<Line, String> name) {
        return lines.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    }

    /** US dollars that are spent before the last resort trips at all: the lowest step of each stage, a common one once. */
    public double threshold() {
        return brakes.stream()
                .flatMap(brake -> brake.stages().stream())
                .distinct()
                .flatMap(stage -> brakes.stream()
                        .filter(brake -> brake.isBudget() && brake.stages().contains(stage))
                        .min(Comparator.comparingDouble(Brake::threshold))
                        .stream())
                .distinct()
                .mapToDouble(Brake::threshold)
                .sum();
    }

    /** US dollars that a flood spends which stays just below the alarms, until the budget has cut or the day is over. */
    public double quiet() {
        return brakes.stream()
                .flatMap(brake -> brake.stages().stream())
                .distinct()
                .mapToDouble(this::quiet)
                .sum();
    }

    private double quiet(String stage) {
        double hours = brakes.stream()
                        .filter(brake -> brake.isBudget() && brake.stages().contains(stage))
                        .mapToDouble(brake -> brake.told().high())
                        .min()
                        .orElse(DAY)
                / 60;
        return brakes.stream()
                .filter(brake -> brake.stages().contains(stage))
                .mapToDouble(brake -> brake.hourly() * Math.min(hours, DAY / 60))
                .sum();
    }

    /** The worst day until the switch has cut, with what is spent before it trips. */
    public Total braked() {
        return Total.of(lines, Line::braked).plus(threshold() + quiet());
    }
}
