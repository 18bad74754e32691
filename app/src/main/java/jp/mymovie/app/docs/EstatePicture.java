package jp.mymovie.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;

/**
 * Draws {@code docs/estate.svg} from a synthesized assembly: a frame an account, a box a stack, what the stack holds,
 * and the flows that cross accounts. Run by {@code ./mymovie docs}.
 */
public final class EstatePicture {
    private static final int GAP = 70;
    private static final int NARROW = 250;
    private static final int WIDE = 560;
    private static final int TITLE = 62;
    private static final int LINE = 17;
    private static final int PAD = 14;
    private final Contents contents;
    private final List<Account> accounts;
    private final StringBuilder svg = new StringBuilder();

    private EstatePicture(Assembly assembly) {
        this.contents = Contents.read(assembly);
        this.accounts = assembly.accounts();
    }

    /** @param arguments the assembly to read and the file to write */
    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), draw(Path.of(arguments[0])));
    }

    /** The picture of a synthesized assembly, as SVG. */
    public static String draw(Path assembly) {
        return new EstatePicture(Assembly.read(assembly)).svg();
    }

    private List<Account> ofRole(String role) {
        return accounts.stream().filter(account -> account.role().equals(role)).toList();
    }

    private String svg() {
        Account management = ofRole("management").getFirst();
        List<Account> workloads = ofRole("workload");
        int head = height(management, 4);
        int top = PAD + head + GAP;
        int service = workloads.stream()
                .mapToInt(workload -> height(workload, 2))
                .max()
                .orElse(TITLE);
        int width = PAD + NARROW + GAP + WIDE + GAP + NARROW + PAD;
        int middle = PAD + NARROW + GAP;
        int right = middle + WIDE + GAP;
        int side = Math.max(1, workloads.size()) * (service + GAP / 2) - GAP / 2;
        int bottom = top + side + PAD;
        account(management, PAD, PAD, width - 2 * PAD, head, 4);
        account(ofRole("logArchive").getFirst(), PAD, top, NARROW, side, 1);
        account(ofRole("monitoring").getFirst(), right, top, NARROW, side, 1);
        int row = top;
        for (Account workload : workloads) {
            account(workload, middle, row, WIDE, service, 2);
            arrow(middle, row + service / 2, PAD + NARROW, row + service / 2, "logs");
            arrow(middle + WIDE, row + service / 2, right, row + service / 2, "metrics");
            row += service + GAP / 2;
        }
        arrow(PAD + NARROW / 2, top - GAP, PAD + NARROW / 2, top, "trail");
        arrow(middle + WIDE / 2, top - GAP, middle + WIDE / 2, top, "names, guardrails, roles");
        arrow(right + NARROW / 2, top - GAP, right + NARROW / 2, top, "roles");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" role="img" aria-label="The accounts of the estate and their stacks">
                <style>
                .paper{fill:#fff}.account{fill:#f6f8fa;stroke:#57606a}.stack{fill:#fff;stroke:#d0d7de}.edge{stroke:#bf8700;stroke-dasharray:4 3}
                .name{font-weight:700;font-size:17px;fill:#1f2328}.purpose{font-size:12px;fill:#57606a}.title{font-weight:600;font-size:13px;fill:#0a3069}.line{font-size:12px;fill:#1f2328}
                .flow{stroke:#0a3069;stroke-width:2;fill:none}.head{fill:#0a3069}.word{font-size:12px;fill:#0a3069;paint-order:stroke;stroke:#fff;stroke-width:4px}
                </style>
                <rect class="paper" width="100%%" height="100%%"/>
                %s<text class="purpose" x="%d" y="%d">dashed: in us-east-1, where CloudFront takes its certificate, logs and alarms</text>
                </svg>
                """.formatted(width, bottom + 24, svg, PAD, bottom + 12);
    }

    /** A stack's height is that of the tallest in its row, so that rows stay straight. */
    private int height(Account account, int columns) {
        List<Contents.Stack> stacks = stacks(account);
        int height = TITLE;
        for (int i = 0; i < stacks.size(); i += columns) {
            height += row(stacks, i, columns) + PAD;
        }
        return height;
    }

    private static int row(List<Contents.Stack> stacks, int from, int columns) {
        int lines = stacks.subList(from, Math.min(from + columns, stacks.size())).stream()
                .mapToInt(stack -> stack.holds().size())
                .max()
                .orElse(0);
        return 30 + lines * LINE;
    }

    private static String purpose(Account account) {
        return switch (account.role()) {
            case "management" -> "organization, people, names, budget";
            case "logArchive" -> "every log, asked with Athena";
            case "monitoring" -> "every metric on one dashboard";
            default ->
                account.service() == null
                        ? "kept for a service"
                        : "%s, %s: %s".formatted(account.service(), account.stage(), account.host());
        };
    }

    private void account(Account account, int x, int y, int width, int height, int columns) {
        List<Contents.Stack> stacks = stacks(account);
        box("account", x, y, width, height);
        text("name", x + PAD, y + 24, account.name());
        text("purpose", x + PAD, y + 43, purpose(account));
        int cell = (width - PAD) / columns;
        int top = y + TITLE - PAD / 2;
        for (int i = 0; i < stacks.size(); i++) {
            Contents.Stack stack = stacks.get(i);
            int left = x + PAD + (i % columns) * cell;
            int tall = row(stacks, i - i % columns, columns);
            box(stack.region().equals("us-east-1") ? "stack edge" : "stack", left, top, cell - PAD, tall);
            text("title", left + 10, top + 20, stack.name());
            for (int line = 0; line < stack.holds().size(); line++) {
                text(
                        "line",
                        left + 10,
                        top + 20 + (line + 1) * LINE,
                        stack.holds().get(line));
            }
            if (i % columns == columns - 1) {
                top += tall + PAD;
            }
        }
    }

    private List<Contents.Stack> stacks(Account account) {
        return contents.stacks().getOrDefault(account.name(), List.of());
    }

    private void box(String kind, int x, int y, int width, int height) {
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n"
                .formatted(kind, x, y, width, height));
    }

    private void text(String kind, int x, int y, String words) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(kind, x, y, words));
    }

    private void arrow(int x, int y, int toX, int toY, String words) {
        int dx = Integer.signum(toX - x);
        int dy = Integer.signum(toY - y);
        svg.append("<path class=\"flow\" d=\"M%d %dL%d %d\"/>%n".formatted(x, y, toX - 8 * dx, toY - 8 * dy));
        svg.append("<path class=\"head\" d=\"M%d %dl%d %dl%d %dz\"/>%n"
                .formatted(toX, toY, -9 * dx + 5 * dy, -9 * dy + 5 * dx, -10 * dy, -10 * dx));
        svg.append("<text class=\"word\" text-anchor=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(
                        dx == 0 ? "start" : "middle",
                        (x + toX) / 2 + (dx == 0 ? 8 : 0),
                        (y + toY) / 2 - (dx == 0 ? 0 : 8),
                        words));
    }
}
