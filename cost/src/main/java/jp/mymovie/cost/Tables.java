package jp.mymovie.cost;

import static jp.mymovie.cost.sheet.Amount.dollars;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import jp.mymovie.cost.sheet.Total;

/** The tables of the report and of the page. */
final class Tables {
    private static final double CENT = 0.005;

    private Tables() {}

    /** US dollars a month by account or service, and their sum. */
    static Table months(Sheet sheet, String head, Function<Line, String> name) {
        List<List<String>> rows = new ArrayList<>();
        sheet.by(name).forEach((key, lines) -> rows.add(month(key, lines)));
        rows.add(month("total", sheet.lines()));
        List<String> heads = new ArrayList<>(List.of(head));
        Arrays.stream(Profile.values()).map(Profile::word).forEach(heads::add);
        return new Table(heads, rows);
    }

    private static List<String> month(String name, Collection<Line> lines) {
        return Stream.concat(
                        Stream.of(name),
                        Arrays.stream(Profile.values())
                                .map(profile -> dollars(lines.stream()
                                        .mapToDouble(line -> line.month(profile))
                                        .sum())))
                .toList();
    }

    /** Resources that cost something in a month without visitors, the dearest first. */
    static Table resources(Sheet sheet, int most) {
        Map<String, List<Line>> lines = sheet.by(Line::name);
        return new Table(
                List.of("resource and price", "idle", "hobby", "busy", "famous"),
                lines.entrySet().stream()
                        .filter(entry -> month(entry.getValue(), Profile.IDLE) >= CENT)
                        .sorted(Comparator.comparingDouble(
                                        (Map.Entry<String, List<Line>> entry) -> -month(entry.getValue(), Profile.IDLE))
                                .thenComparing(Map.Entry::getKey))
                        .limit(most)
                        .map(entry -> month(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static double month(List<Line> lines, Profile profile) {
        return lines.stream().mapToDouble(line -> line.month(profile)).sum();
    }

    /** The worst day by account and service, and its sum. */
    static Table worst(Sheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        sheet.by(line -> line.account() + "|" + line.service())
                .forEach((key, lines) -> rows.add(worst(key.split("\\|")[0], key.split("\\|")[1], lines)));
        if (sheet.threshold() > 0) {
            rows.add(List.of("", "until the budget trips", "", "", dollars(sheet.threshold())));
        }
        if (sheet.quiet() > 0) {
            rows.add(List.of("", "just below the alarms", "", "", dollars(sheet.quiet())));
        }
        rows.add(List.of(
                "total",
                "",
                Total.of(sheet.lines(), Line::hard).words(),
                Total.of(sheet.lines(), Line::bestEffort).words(),
                sheet.braked().words()));
        return new Table(List.of("account", "service", "hard", "best effort", "braked"), rows);
    }

    private static List<String> worst(String account, String service, List<Line> lines) {
        return List.of(
                account,
                service,
                Total.of(lines, Line::hard).words(),
                Total.of(lines, Line::bestEffort).words(),
                Total.of(lines, Line::braked).words());
    }

    /** Lines of the worst day that grow, the dearest first: unbounded ones, then by what is spent. */
    static Table largest(Sheet sheet, int most) {
        return new Table(
                List.of("resource and price", "hard", "best effort", "braked"),
                sheet.lines().stream()
                        .filter(line -> !line.isFixed())
                        .sorted(Comparator.comparingDouble(
                                        (Line line) -> -line.braked().high())
                                .thenComparing(line -> -line.bestEffort().high())
                                .thenComparing(Line::name))
                        .filter(line -> !line.braked().isUnbounded())
                        .limit(most)
                        .map(line -> List.of(
                                line.name(),
                                line.hard().words(),
                                line.bestEffort().words(),
                                line.braked().words()))
                        .toList());
    }

    /** Lines that neither a limit nor a throttle binds. */
    static Table unbounded(Sheet sheet) {
        return new Table(
                List.of("unbounded", "until the switch"),
                sheet.lines().stream()
                        .filter(line -> line.bestEffort().isUnbounded())
                        .map(line -> List.of(line.name(), line.braked().words()))
                        .toList());
    }

    /** Each limit of a template: what it alone would let through. */
    static Table limits(Sheet sheet, Prices prices) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : sheet.lines()) {
            Price price = prices.find(line.item().price());
            for (Bound bound : line.item().bounds()) {
                if (price != null
                        && !bound.words().equals("fixed")
                        && (bound.origin() == Bound.Origin.TEMPLATE
                                || bound.words().startsWith("Bytes"))) {
                    double alone = price.of(bound.aDay());
                    rows.add(List.of(
                            line.name(),
                            bound.words(),
                            bound.column() == Bound.Column.HARD ? "hard" : "best effort",
                            dollars(alone),
                            alone <= line.bestEffort().high() ? "binds" : ""));
                }
            }
        }
        return new Table(List.of("resource and price", "limit", "holds", "a day", ""), rows);
    }

    /** Triggers of the switch. */
    static Table brakes(Sheet sheet) {
        return new Table(
                List.of("trigger", "waits for", "trips after", "shuts", "of", "leaves open"),
                sheet.brakes().stream()
                        .map(brake -> List.of(
                                brake.trigger().place(),
                                brake.words(),
                                brake.told().words(),
                                brake.cuts().entrySet().stream()
                                        .map(cut -> "%s %s"
                                                .formatted(
                                                        cut.getKey().word(),
                                                        cut.getValue().after().words()))
                                        .collect(Collectors.joining(", ")),
                                String.join(", ", brake.stages()),
                                brake.cuts().values().stream().anyMatch(Brake.Cut::ajar)
                                        ? "the distribution's own name"
                                        : ""))
                        .toList());
    }

    /** Prices that the sheet uses. */
    static Table prices(Sheet sheet, Prices prices) {
        return new Table(
                List.of("price", "US$", "for", "free a month", "read on", "source"),
                prices.all().stream()
                        .filter(price -> sheet.lines().stream()
                                .anyMatch(line -> line.item().price().equals(price.key())))
                        .map(price -> List.of(
                                price.key() + (price.confirmed() ? "" : " [?]"),
                                java.math.BigDecimal.valueOf(price.dollars()).toPlainString(),
                                "%,.0f %s".formatted(price.per(), price.unit()),
                                "%,.0f".formatted(price.free()),
                                price.read().toString(),
                                price.source()))
                        .toList());
    }
}
