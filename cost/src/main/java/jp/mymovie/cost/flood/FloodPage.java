package jp.mymovie.cost.flood;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Flow.Door;

/** {@code docs/drills/flood.md} in a language. */
final class FloodPage {
    private FloodPage() {}

    static String of(String language, Site site, List<Outcome> outcomes, Promises promises) {
        Words words = new Words(language.isEmpty() ? 1 : 2);
        Map<String, String> places = new LinkedHashMap<>();
        places.put("stage", site.stage());
        places.put("promises", promises(promises, words));
        places.put("triggers", triggers(site));
        places.put("tables", tables(outcomes, site, words));
        places.put("addressRate", "%.0f".formatted(site.addressRate() * 60));
        places.put("apiRate", "%.1f".formatted(site.apiRate()));
        places.put("keys", String.valueOf(site.keys()));
        places.put("delays", delays());
        String page = text("flood%s.md".formatted(language));
        for (Map.Entry<String, String> place : places.entrySet()) {
            page = page.replace("{{" + place.getKey() + "}}", place.getValue());
        }
        return page;
    }

    private static String promises(Promises promises, Words words) {
        OptionalDouble flood = promises.flood();
        return "- "
                + (flood.isEmpty()
                        ? words.of("no alarm")
                        : words.of(
                                flood.getAsDouble() <= Promises.FLOOD ? "flood holds" : "flood fails",
                                Amount.dollars(flood.getAsDouble()),
                                Promises.FLOOD))
                + "\n- "
                + words.of(
                        promises.gateway() <= Promises.GATEWAY ? "gateway holds" : "gateway fails",
                        Amount.dollars(promises.gateway()),
                        Promises.GATEWAY);
    }

    private static String triggers(Site site) {
        return site.brakes().stream()
                .filter(brake -> brake.cuts().containsKey(Door.EDGE))
                .map(brake -> "| %s | %s | %s | %s |"
                        .formatted(
                                brake.trigger().place(),
                                brake.words(),
                                brake.told().words(),
                                Objects.requireNonNull(brake.cuts().get(Door.EDGE))
                                        .after()
                                        .words()))
                .collect(Collectors.joining("\n"));
    }

    private static String tables(List<Outcome> outcomes, Site site, Words words) {
        Map<String, List<Outcome>> groups = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> words.of(
                                outcome.addresses() == 1 ? "title one" : "title",
                                words.of(outcome.target().name()),
                                outcome.addresses()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> "### %s%n%n%s%n%s"
                        .formatted(
                                group.getKey(),
                                words.of("head").replace("/", "|"),
                                group.getValue().stream()
                                        .map(outcome -> row(outcome, site, words))
                                        .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n\n"));
    }

    private static String row(Outcome outcome, Site site, Words words) {
        Way way = outcome.way();
        String dollars = outcome.dollars().replace("<", "&lt;");
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        words.of(way.key()),
                        way.isPlan() ? words.of("beside", dollars, Amount.dollars(site.price(way.plan(), 1))) : dollars,
                        outcome.told(),
                        outcome.stopped(),
                        words.visitors(outcome, site));
    }

    private static String delays() {
        return Figures.DELAYS.rows().stream()
                .map(row -> "| "
                        + row.stream()
                                .map(cell -> cell.equals("?") ? "[?]" : cell)
                                .collect(Collectors.joining(" | "))
                        + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String text(String name) {
        try (var in = FloodPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
