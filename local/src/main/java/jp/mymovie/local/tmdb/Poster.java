package jp.mymovie.local.tmdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws a poster of a film: colours and shapes come from its id, so it is the same every time. */
final class Poster {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 300;
    private static final double MOST = 9.2; // ems a line holds
    private static final int LINES = 6;

    private Poster() {}

    static String draw(Film film, int width) {
        Random random = new Random(film.tmdbId() * 7919L);
        int hue = random.nextInt(360);
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                width, width * HEIGHT / WIDTH, WIDTH, HEIGHT));
        svg.append(format(
                "<defs><linearGradient id=\"g\" x2=\"%.2f\" y2=\"1\"><stop stop-color=\"hsl(%d 55%% 34%%)\"/>"
                        + "<stop offset=\"1\" stop-color=\"hsl(%d 60%% 12%%)\"/></linearGradient></defs>",
                random.nextDouble(), hue, (hue + 40 + random.nextInt(60)) % 360));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"url(#g)\"/>", WIDTH, HEIGHT));
        shapes(svg, random, hue);
        svg.append(format("<rect y=\"%d\" width=\"%d\" height=\"110\" fill=\"#000\" opacity=\".35\"/>", 190, WIDTH));
        title(svg, film.title());
        String date = film.releaseDate();
        if (date != null) {
            svg.append(format(
                    "<text x=\"14\" y=\"286\" font-family=\"sans-serif\" font-size=\"12\" fill=\"hsl(%d 70%% 82%%)\""
                            + " letter-spacing=\"2\">%s</text>",
                    hue, date.substring(0, 4)));
        }
        return svg.append("</svg>").toString();
    }

    private static void shapes(StringBuilder svg, Random random, int hue) {
        int kind = random.nextInt(3);
        for (int i = 0; i < 5; i++) {
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(190);
            int size = 18 + random.nextInt(70);
            String fill = format(
                    "fill=\"hsl(%d 75%% 62%%)\" opacity=\"%.2f\"",
                    (hue + random.nextInt(80)) % 360, 0.12 + random.nextDouble() * 0.3);
            svg.append(
                    switch (kind) {
                        case 0 -> format("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" %s/>", x, y, size, fill);
                        case 1 ->
                            format(
                                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" transform=\"rotate(%d %d %d)\" %s/>",
                                    x - size, y - size, size * 2, size / 2, random.nextInt(180), x, y, fill);
                        default ->
                            format("<path d=\"M%d %dl%d %dh-%dz\" %s/>", x, y - size, size, size * 2, size * 2, fill);
                    });
        }
    }

    private static void title(StringBuilder svg, String title) {
        List<String> lines = lines(title);
        double size = lines.size() > 4 ? 15 : 19;
        double y = 212 - Math.max(0, lines.size() - 3) * size * 1.25;
        svg.append(
                format("<text font-family=\"sans-serif\" font-weight=\"700\" font-size=\"%.0f\" fill=\"#fff\">", size));
        for (String line : lines) {
            svg.append(format("<tspan x=\"14\" y=\"%.1f\">", y))
                    .append(escaped(line))
                    .append("</tspan>");
            y += size * 1.25;
        }
        svg.append("</text>");
    }

    /** Breaks at blanks where there are any, between characters where a script has none. */
    static List<String> lines(String title) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(title)) {
            if (ems(line.toString()) + ems(word.stripTrailing()) > MOST && !line.isEmpty()) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().strip());
        if (lines.size() > LINES) {
            lines.subList(LINES, lines.size()).clear();
            lines.set(LINES - 1, lines.get(LINES - 1) + "…");
        }
        return lines;
    }

    private static List<String> words(String title) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        title.codePoints().forEach(c -> {
            word.appendCodePoint(c);
            if (wide(c) || Character.isWhitespace(c) || c == '-' || word.length() >= 16) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        words.add(word.toString());
        return words;
    }

    private static double ems(String text) {
        return text.codePoints().mapToDouble(c -> wide(c) ? 1 : 0.58).sum();
    }

    private static boolean wide(int c) {
        return c >= 0x2E80 && c < 0xFF61 || c >= 0x1F000;
    }

    /** What XML forbids is left out, what it reserves is escaped. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
