package jp.mymovie.cost.flood;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.DataTable;

/** Words of the page in a language: {@code words.txt}. */
final class Words {
    private final Map<String, String> words = new HashMap<>();

    /** @param column 1 for English, 2 for Japanese */
    Words(int column) {
        for (List<String> row : DataTable.read(Words.class, "words.txt", 3)) {
            words.put(row.getFirst(), row.get(column));
        }
    }

    String of(String key, Object... values) {
        String found = words.get(key);
        if (found == null) {
            throw new IllegalArgumentException("'%s' must be a row of words.txt, got none".formatted(key));
        }
        return found.formatted(values);
    }

    /** Answers that visitors get while a flood comes, and after. */
    String visitors(Outcome outcome, Site site) {
        boolean cut = !Double.isInfinite(outcome.late().stopped());
        String until;
        if (outcome.target() != Target.API) {
            until = of(outcome.way().isPlan() ? "served plan" : "served");
        } else if (outcome.addresses() == 1 && site.keys() > 2) {
            until = of("one key", site.keys());
        } else if (outcome.addresses() == 1 && outcome.way().acl()) {
            until = of("held");
        } else {
            until = of("refused", "%.1f".formatted(100 * (1 - Math.min(1, site.apiRate() / 10_000))));
        }
        return until + (cut ? of("then") : "");
    }
}
