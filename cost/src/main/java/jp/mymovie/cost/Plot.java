package jp.mymovie.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import jp.mymovie.cost.sheet.Total;

/** The worst day by service as bars over powers of ten: what is unbounded runs out of the picture. */
final class Plot {
    private static final int LEFT = 150;
    private static final int DECADE = 70;
    private static final int ROW = 44;
    private static final int TOP = 60;
    /** Powers of ten from a cent to a million. */
    private static final int FROM = -2;

    private static final int TO = 6;

    private Plot() {}

    static String of(Sheet sheet) {
        Map<String, List<Line>> services = sheet.by(Line::service);
        int width = LEFT + (TO - FROM) * DECADE + 120;
        int height = TOP + services.size() * ROW + 20;
        List<String> svg = new ArrayList<>();
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
                        .formatted(width, height));
        svg.add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>".formatted(width, height));
        svg.add("<text x=\"10\" y=\"20\" font-size=\"14\">The worst day, US$</text>");
        legend(svg);
        for (int power = FROM; power <= TO; power++) {
            int x = LEFT + (power - FROM) * DECADE;
            svg.add("<line x1=\"%d\" y1=\"%d\" x2=\"%1$d\" y2=\"%d\" stroke=\"#ddd\"/>"
                    .formatted(x, TOP - 8, height - 20));
            svg.add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>"
                    .formatted(x, TOP - 12, label(power)));
        }
        int y = TOP;
        for (Map.Entry<String, List<Line>> service : services.entrySet()) {
            svg.add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(LEFT - 8, y + 22, service.getKey()));
            bar(svg, y, "#9aa5b1", service.getValue(), Line::hard);
            bar(svg, y + 12, "#3b7dd8", service.getValue(), Line::bestEffort);
            bar(svg, y + 24, "#d9822b", service.getValue(), Line::braked);
            y += ROW;
        }
        svg.add("</svg>");
        return String.join("\n", svg) + "\n";
    }

    private static void legend(List<String> svg) {
        String[][] words = {{"#9aa5b1", "hard"}, {"#3b7dd8", "best effort"}, {"#d9822b", "braked"}};
        for (int i = 0; i < words.length; i++) {
            int x = 250 + i * 110;
            svg.add("<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"%s\"/>".formatted(x, words[i][0]));
            svg.add("<text x=\"%d\" y=\"20\">%s</text>".formatted(x + 18, words[i][1]));
        }
        svg.add("<text x=\"600\" y=\"20\">&#8594; unbounded</text>");
    }

    private static String label(int power) {
        return power < 0
                ? "0." + "0".repeat(-power - 1) + "1"
                : String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
    }

    private static void bar(List<String> svg, int y, String colour, List<Line> lines, Function<Line, Amount> column) {
        Total total = Total.of(lines, column);
        int end = LEFT + (TO - FROM) * DECADE;
        int x = total.unbounded() > 0 ? end + 10 : place(total.bounded().high());
        svg.add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"10\" fill=\"%s\"/>"
                .formatted(LEFT, y, Math.max(1, x - LEFT), colour));
        if (total.unbounded() > 0) {
            svg.add("<text x=\"%d\" y=\"%d\" fill=\"%s\">&#8594;</text>".formatted(end + 14, y + 9, colour));
        } else if (total.bounded().low() < total.bounded().high()) {
            svg.add("<line x1=\"%d\" y1=\"%d\" x2=\"%1$d\" y2=\"%d\" stroke=\"#000\"/>"
                    .formatted(place(total.bounded().low()), y, y + 10));
        }
    }

    private static int place(double dollars) {
        double decades = Math.log10(Math.max(dollars, Math.pow(10, FROM))) - FROM;
        return LEFT + (int) Math.round(Math.min(decades, TO - FROM) * DECADE);
    }
}
