package jp.mymovie.test;

/** Sums, products and brackets over figures, as a person writes them. */
final class Formula {
    private final String text;
    private int at;

    private Formula(String text) {
        this.text = text.replace(" ", "");
    }

    static double value(String text) {
        Formula formula = new Formula(text);
        double value = formula.sum();
        if (formula.at < formula.text.length()) {
            throw new IllegalArgumentException("a formula must end at %d, got '%s'".formatted(formula.at, text));
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            value = text.charAt(at++) == '+' ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
            value = text.charAt(at++) == '*' ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        if (text.charAt(at) == '(') {
            at++;
            double value = sum();
            at++;
            return value;
        }
        int from = at;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.parseDouble(text.substring(from, at));
    }
}
