package jp.mymovie.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Known names that look like one that is not known: what a person may have meant. */
final class Near {
    private static final int MOST = 5;

    private Near() {}

    /** The nearest first: those that hold it or that it holds, then by how many letters differ. */
    static List<String> to(String name, Collection<String> known) {
        String asked = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.comparingInt((String candidate) -> distance(asked, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static int distance(String asked, String candidate) {
        String other = candidate.toLowerCase(Locale.ROOT);
        int differing = differing(asked, other);
        return other.contains(asked) || asked.contains(other)
                ? differing - Math.max(asked.length(), other.length())
                : differing;
    }

    /** Levenshtein's: letters put in, taken out or changed. */
    private static int differing(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
