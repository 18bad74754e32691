package jp.mymovie.operator;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import jp.mymovie.operator.Assumption.Language;

/** Plan that {@code verify --plan} prints: order, minutes, price and what is undone; it asks AWS nothing. */
final class Plan {
    private Plan() {}

    static void print(Register register, PrintStream out) {
        int number = 0;
        int minutes = 0;
        BigDecimal dollars = BigDecimal.ZERO;
        out.println(" no  minutes  US$       row, and what it undoes");
        for (Assumption row : register.rows()) {
            if (!row.later()) {
                BigDecimal price = register.price(row);
                minutes += row.minutes();
                dollars = dollars.add(price);
                out.printf("%3d  %7d  %s  %s: %s%n", ++number, row.minutes(), form(price), row.id(), undone(row));
            }
        }
        out.printf("%nin all %d minutes and %s US$, without what the estate itself costs%n", minutes, form(dollars));
        register.prices()
                .forEach((item, price) -> out.printf(
                        "  %s: %s US$, read %s at %s%n",
                        item, price.dollars().toPlainString(), price.dated(), price.source()));
        out.printf("%nAWS needs longer to show these; by verify --only ID:%n");
        register.rows().stream()
                .filter(Assumption::later)
                .forEach(row -> out.printf("  %s: %s%n", row.id(), row.text("later", Language.ENGLISH)));
    }

    private static String undone(Assumption row) {
        return row.undoes().isEmpty() ? "nothing, it only looks" : row.text("undoes", Language.ENGLISH);
    }

    /** Rounded up: a price is a roof. */
    static String form(BigDecimal dollars) {
        return dollars.setScale(6, RoundingMode.UP).toPlainString();
    }
}
