package jp.mymovie.policy;

import java.util.List;
import java.util.Locale;

/**
 * A pattern of a policy, in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @param text the pattern; characters that came out of a policy variable are escaped by {@link #literal}
 */
record Pattern(String text) {
    private static final char STAR = '\uE000';
    private static final char MARK = '\uE001';
    private static final char ANY = '*';
    private static final char ONE = '?';

    /** What stands for itself in a pattern, wildcards included. */
    static String literal(String text) {
        return text.replace(ANY, STAR).replace(ONE, MARK);
    }

    boolean matches(String value) {
        int p = 0;
        int v = 0;
        int star = -1;
        int back = 0;
        while (v < value.length()) {
            if (p < text.length() && text.charAt(p) == ANY) {
                star = p++;
                back = v;
            } else if (p < text.length() && (text.charAt(p) == ONE || same(text.charAt(p), value.charAt(v)))) {
                p++;
                v++;
            } else if (star >= 0) {
                p = star + 1;
                v = ++back;
            } else {
                return false;
            }
        }
        while (p < text.length() && text.charAt(p) == ANY) {
            p++;
        }
        return p == text.length();
    }

    private static boolean same(char pattern, char value) {
        return pattern == value || pattern == STAR && value == ANY || pattern == MARK && value == ONE;
    }

    /** Whether the text is the value, no character standing for another. */
    boolean equalTo(String value) {
        return text.replace(STAR, ANY).replace(MARK, ONE).equals(value);
    }

    Pattern ignoringCase() {
        return new Pattern(text.toLowerCase(Locale.ROOT));
    }

    /**
     * ARNs match part by part, so that no wildcard reaches over a colon but in the last of the six parts.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
     */
    boolean matchesArn(String arn) {
        if (text.equals("*")) {
            return true;
        }
        List<String> pattern = List.of(text.split(":", 6));
        List<String> parts = List.of(arn.split(":", 6));
        if (parts.size() < 6 || pattern.size() < 6) {
            // AWS completes a pattern that ends in a star with stars for the parts that are left out.
            return parts.size() == 6 && text.endsWith("*") && completed().matchesArn(arn);
        }
        for (int i = 0; i < 6; i++) {
            if (!new Pattern(pattern.get(i)).matches(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Pattern completed() {
        return new Pattern(text + ":*".repeat(6 - text.split(":", 6).length));
    }
}
