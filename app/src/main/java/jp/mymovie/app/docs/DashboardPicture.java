package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Values;

/**
 * Draws {@code docs/dashboard.svg} from a synthesized assembly: each widget to scale with its title, what it asks CloudWatch
 * for, and the limits at which somebody is told. It draws no curves, since there are no data. Run by {@code ./mymovie
 * docs}.
 */
public final class DashboardPicture {
    private static final int WIDE = 50;
    private static final int TALL = 24;
    private static final int GAP = 4;
    private static final int LINE = 15;
    private static final int LETTER = 6;
    private static final int LETTER_TENTHS = 66;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> accounts = new TreeMap<>();
    private final JsonNode widgets;
    private final StringBuilder svg = new StringBuilder();

    private DashboardPicture(Assembly assembly) {
        for (Account account : assembly.accounts()) {
            accounts.put(account.id(), account.name());
            if (account.role().equals("monitoring")) {
                accounts.put("LOCAL", account.name());
            }
        }
        widgets = assembly.stacks().stream()
                .flatMap(stack -> stack.resources().stream())
                .filter(resource -> resource.type().equals("AWS::CloudWatch::Dashboard"))
                .findFirst()
                .map(dashboard -> widgets(Values.ofAnyType(assembly.stacks()).text(dashboard, "DashboardBody")))
                .orElseThrow(() -> new IllegalArgumentException("the assembly must have a dashboard, got none"));
    }

    /** @param arguments the assembly to read and the file to write */
    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), draw(Path.of(arguments[0])));
    }

    /** The picture of a synthesized assembly, as SVG. */
    public static String draw(Path assembly) {
        return new DashboardPicture(Assembly.read(assembly)).svg();
    }

    private static JsonNode widgets(String body) {
        try {
            return JSON.readTree(body).path("widgets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String svg() {
        int height = 0;
        for (JsonNode widget : widgets) {
            int x = widget.path("x").asInt() * WIDE + GAP;
            int y = widget.path("y").asInt() * TALL + GAP;
            int wide = widget.path("width").asInt() * WIDE - 2 * GAP;
            int tall = widget.path("height").asInt() * TALL - 2 * GAP;
            height = Math.max(height, y + tall + GAP);
            switch (widget.path("type").asText()) {
                case "text" -> words(widget.at("/properties/markdown").asText(), x, y, tall);
                case "alarm" -> states(widget.path("properties"), x, y, wide, tall);
                default -> graph(widget.path("properties"), x, y, wide, tall);
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" role="img" aria-label="The dashboard of the monitoring account">
                <style>
                .paper{fill:#f6f8fa}.widget{fill:#fff;stroke:#d0d7de}.head{font-weight:700;font-size:15px;fill:#1f2328}.title{font-weight:600;font-size:12.5px;fill:#1f2328}
                .line{font-size:11px;fill:#57606a}.place{font-size:10px;fill:#8c959f}.dash{stroke-dasharray:5 3;stroke-width:1.5}.limit{font-size:10.5px}
                </style>
                <rect class="paper" width="100%%" height="100%%"/>
                %s</svg>
                """.formatted(24 * WIDE, height, svg);
    }

    private void words(String markdown, int x, int y, int tall) {
        String plain = markdown.replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1").replaceAll("[#*]", "");
        text(markdown.startsWith("#") ? "head" : "title", x + GAP, y + tall / 2 + 5, plain.strip());
    }

    private void states(JsonNode properties, int x, int y, int wide, int tall) {
        box(x, y, wide, tall);
        text("title", x + 10, y + 18, properties.path("title").asText());
        int left = x + 10;
        for (JsonNode arn : properties.path("alarms")) {
            String name = arn.asText().replaceFirst("^(?:[^:]*:){6}", "");
            int width = name.length() * LETTER + 20;
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" rx=\"4\" fill=\"#eaeef2\"/>%n"
                    .formatted(left, y + 30, width));
            text("line", left + 10, y + 45, name);
            left += width + 8;
        }
    }

    private void graph(JsonNode properties, int x, int y, int wide, int tall) {
        box(x, y, wide, tall);
        text("title", x + 10, y + 18, properties.path("title").asText());
        int row = y + 36;
        for (JsonNode limit : properties.at("/annotations/horizontal")) {
            String color = limit.path("color").asText();
            svg.append("<path class=\"dash\" stroke=\"%s\" d=\"M%d %dh24\"/>%n".formatted(color, x + 10, row - 4));
            svg.append("<text class=\"limit\" fill=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n"
                    .formatted(color, x + 40, row, escape(limit(limit))));
            row += LINE;
        }
        String place = "";
        int most = (wide - 40) * 10 / LETTER_TENTHS;
        int left = x + 10;
        for (JsonNode metric : properties.path("metrics")) {
            JsonNode options = metric.get(metric.size() - 1);
            if (row > y + tall - 2 * LINE) {
                row = y + 36;
                left += wide / 3;
            }
            Search search = Search.of(options.path("expression").asText());
            String color = options.path("color").asText("#0969da");
            svg.append(
                    "<rect x=\"%d\" y=\"%d\" width=\"8\" height=\"8\" fill=\"%s\"/>%n".formatted(left, row - 8, color));
            String axis = options.path("yAxis").asText().equals("right") ? " (right)" : "";
            String words = search.words() + axis;
            text("line", left + 14, row, words.length() > most ? words.substring(0, most - 1) + "…" : words);
            row += LINE;
            place = accounts.getOrDefault(search.account(), search.account());
        }
        text(
                "place",
                x + 10,
                y + tall - 7,
                place + ", " + properties.path("region").asText());
    }

    private static String limit(JsonNode limit) {
        String value = limit.path("value").decimalValue().stripTrailingZeros().toPlainString();
        return "%s: %s".formatted(value, limit.path("label").asText());
    }

    private void box(int x, int y, int wide, int tall) {
        svg.append("<rect class=\"widget\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>%n"
                .formatted(x, y, wide, tall));
    }

    private void text(String kind, int x, int y, String words) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(kind, x, y, escape(words)));
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }
}
