package jp.mymovie.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import jp.mymovie.cost.sheet.Total;

/** {@code docs/cost.md} in a language: the words of a page beside this class, the tables of the sheet. */
final class Page {
    private Page() {}

    static String of(String language, Sheet sheet, Prices prices) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("idle", Amount.dollars(sheet.month(Profile.IDLE)));
        places.put("hard", Total.of(sheet.lines(), Line::hard).words());
        places.put("bestEffort", Total.of(sheet.lines(), Line::bestEffort).words());
        places.put("braked", sheet.braked().words());
        places.put("accounts", Tables.months(sheet, "", Line::account).markdown());
        places.put("services", Tables.months(sheet, "", Line::service).markdown());
        places.put("resources", Tables.resources(sheet, 12).markdown());
        places.put("worst", Tables.worst(sheet).markdown());
        places.put("largest", Tables.largest(sheet, 15).markdown());
        places.put("unbounded", Tables.unbounded(sheet).markdown());
        places.put("limits", Tables.limits(sheet, prices).markdown());
        places.put("brakes", Tables.brakes(sheet).markdown());
        places.put("prices", Tables.prices(sheet, prices).markdown());
        places.put("profiles", figures(Figures.PROFILES));
        places.put("flood", figures(Figures.FLOOD));
        places.put("quotas", figures(Figures.QUOTAS));
        places.put("delays", figures(Figures.DELAYS));
        String page = text("cost%s.md".formatted(language));
        for (Map.Entry<String, String> place : places.entrySet()) {
            page = page.replace("{{" + place.getKey() + "}}", place.getValue());
        }
        return page;
    }

    private static String figures(Figures figures) {
        return new Table(
                        List.of(),
                        figures.rows().stream()
                                .map(row -> row.stream()
                                        .map(cell -> cell.equals("?") ? "[?]" : cell)
                                        .toList())
                                .toList())
                .markdown();
    }

    private static String text(String name) {
        try (var in = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
