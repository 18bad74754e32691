package jp.mymovie.policy;

import java.util.Locale;

/** A pattern of a policy, in which {@code *} stands for any characters and {@code ?} for one. */
final class Pattern {
    private static final char STAR = '\uE000';
    private static final char MARK = '\uE001';
    private static final char ANY = '*';
    private static final char ONE = '?';
    private static final char COLON = ':';
    private static final int COLONS = 5;

    private final String text;
    private final boolean everything;
    private final int colons;
    private final int lastPart;
    private final boolean kept;

    /** @param text characters that came out of a policy variable are escaped by {@link #literal} */
    Pattern(String text) {
        this.text = text;
        this.everything = text.equals("*");
        int found = 0;
        int last = 0;
        while (found < COLONS && text.indexOf(COLON, last) >= 0) {
            last = text.indexOf(COLON, last) + 1;
            found++;
        }
        this.colons = found;
        this.lastPart = found == COLONS ? last : text.length();
        this.kept = keepsWithinAPart();
    }

    /** True if a wildcard of the first five parts may not reach over a colon: one that does not end its part. */
    private boolean keepsWithinAPart() {
        for (int i = 0; i < lastPart; i++) {
            if (text.charAt(i) == ONE || text.charAt(i) == ANY && !endsItsPart(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsItsPart(int star) {
        return star + 1 == text.length() || text.charAt(star + 1) == COLON || text.charAt(star + 1) == ANY;
    }

    String text() {
        return text;
    }

    /** What stands for itself in a pattern, wildcards included. */
    static String literal(String text) {
        return text.replace(ANY, STAR).replace(ONE, MARK);
    }

    boolean matches(String value) {
        return matches(0, text.length(), value, 0, value.length());
    }

    private boolean matches(int from, int to, String value, int begin, int end) {
        int p = from;
        int v = begin;
        int star = -1;
        int back = 0;
        while (v < end) {
            char c = p < to ? text.charAt(p) : COLON;
            if (p < to && c == ANY) {
                star = p++;
                back = v;
            } else if (p < to && (c == ONE || same(c, value.charAt(v)))) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++back;
            } else {
                return false;
            }
        }
        while (p < to && text.charAt(p) == ANY) {
            p++;
        }
        return p == to;
    }

    private static boolean same(char pattern, char value) {
        return pattern == value || pattern == STAR && value == ANY || pattern == MARK && value == ONE;
    }

    /** Whether the text is the value, no character standing for another. */
    boolean equalTo(String value) {
        return text.length() == value.length()
                && text.replace(STAR, ANY).replace(MARK, ONE).equals(value);
    }

    Pattern ignoringCase() {
        return new Pattern(text.toLowerCase(Locale.ROOT));
    }

    /**
     * A condition on an ARN checks each of the six parts by itself, so that no wildcard reaches over a colon but in the
     * last of them.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">ARN
     *     condition operators</a>
     */
    boolean matchesArn(String arn) {
        int p = 0;
        int v = 0;
        for (int part = 0; part < COLONS; part++) {
            int partEnd = text.indexOf(COLON, p);
            int valueEnd = arn.indexOf(COLON, v);
            if (partEnd < 0 || valueEnd < 0 || !matches(p, partEnd, arn, v, valueEnd)) {
                return false;
            }
            p = partEnd + 1;
            v = valueEnd + 1;
        }
        return matches(p, text.length(), arn, v, arn.length());
    }

    /**
     * True if a {@code Resource} element speaks of a resource. A star that ends a part of the ARN reaches beyond the
     * colon, any other wildcard stays in its part; an ARN of fewer than six parts is completed by stars.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
     */
    boolean matchesResource(String arn) {
        if (everything || arn.equals("*")) {
            return everything;
        }
        return kept
                ? reaches(0, 0, arn)
                : matches(arn) || colons < COLONS && completed().matchesArn(arn);
    }

    private Pattern completed() {
        return new Pattern(text + ":*".repeat(COLONS - colons));
    }

    private boolean reaches(int from, int begin, String value) {
        int v = begin;
        for (int p = from; p < text.length(); p++) {
            char c = text.charAt(p);
            boolean free = p >= lastPart;
            if (c == ANY) {
                return reachesBeyond(p, v, value, free || endsItsPart(p));
            }
            if (v == value.length() || !(c == ONE ? free || value.charAt(v) != COLON : same(c, value.charAt(v)))) {
                return false;
            }
            v++;
        }
        return v == value.length();
    }

    private boolean reachesBeyond(int star, int begin, String value, boolean overColons) {
        for (int v = begin; v <= value.length(); v++) {
            if (reaches(star + 1, v, value)) {
                return true;
            }
            if (!overColons && v < value.length() && value.charAt(v) == COLON) {
                return false;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
