package jp.mymovie.cost.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** US dollars lost over the day, both axes in powers of ten: a flood of pages from many addresses, late. */
final class FloodPlot {
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final double LEAST = 0.1;
    private static final double MOST = 10_000;
    private static final List<String> COLOURS =
            List.of("#d9822b", "#8a5fb5", "#3b7dd8", "#2a9d6f", "#c0392b", "#555", "#888", "#bbb");

    private FloodPlot() {}

    static String of(List<Outcome> outcomes) {
        Words words = new Words(1);
        List<String> svg = new ArrayList<>();
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
                        .formatted(LEFT + WIDTH + 260, TOP + HEIGHT + 50));
        svg.add("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        svg.add(
                "<text x=\"10\" y=\"20\" font-size=\"14\">US$ lost by minute, pages from 10,000 addresses, slowest delays</text>");
        axes(svg);
        List<Outcome> drawn = outcomes.stream()
                .filter(outcome -> outcome.target() == Target.PAGE && outcome.addresses() > 1)
                .filter(outcome -> !outcome.way().isPlan())
                .toList();
        for (int i = 0; i < drawn.size(); i++) {
            Outcome outcome = drawn.get(i);
            String colour = COLOURS.get(i % COLOURS.size());
            svg.add("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>"
                    .formatted(colour, line(outcome.late())));
            svg.add("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>"
                    .formatted(
                            LEFT + WIDTH + 10,
                            TOP + 20 + 18 * i,
                            colour,
                            words.of(outcome.way().key())));
        }
        svg.add("</svg>");
        return String.join("\n", svg) + "\n";
    }

    private static void axes(List<String> svg) {
        for (double minute = 1; minute <= Replay.DAY; minute *= 10) {
            svg.add("<line x1=\"%d\" y1=\"%d\" x2=\"%1$d\" y2=\"%d\" stroke=\"#ddd\"/>"
                    .formatted(x(minute), TOP, TOP + HEIGHT));
            svg.add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%.0f min</text>"
                    .formatted(x(minute), TOP + HEIGHT + 18, minute));
        }
        for (double dollars = LEAST; dollars <= MOST; dollars *= 10) {
            svg.add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%2$d\" stroke=\"#ddd\"/>"
                    .formatted(LEFT, y(dollars), LEFT + WIDTH));
            svg.add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555\">%s</text>"
                    .formatted(
                            LEFT - 6,
                            y(dollars) + 4,
                            dollars < 1 ? "0.1" : String.format(Locale.ROOT, "%,.0f", dollars)));
        }
    }

    private static String line(Course course) {
        StringBuilder points = new StringBuilder();
        int last = -1;
        for (int minute = 1; minute < course.spent().size(); minute++) {
            int x = x(minute);
            if (x != last) {
                points.append(x)
                        .append(',')
                        .append(y(course.spent().get(minute)))
                        .append(' ');
                last = x;
            }
        }
        return points.toString().strip();
    }

    private static int x(double minute) {
        return LEFT + (int) Math.round(Math.log10(minute) / Math.log10(2.0 * Replay.DAY) * WIDTH);
    }

    private static int y(double dollars) {
        double share = Math.log10(Math.max(dollars, LEAST) / LEAST) / Math.log10(MOST / LEAST);
        return TOP + HEIGHT - (int) Math.round(Math.min(share, 1) * HEIGHT);
    }
}
