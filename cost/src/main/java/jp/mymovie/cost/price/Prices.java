package jp.mymovie.cost.price;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.DataTable;
import org.jspecify.annotations.Nullable;

/** The prices of {@code prices.txt}. */
public final class Prices {
    /** Days after which a price is to be read again. */
    public static final int DAYS = 180;

    private final Map<String, Price> byKey = new TreeMap<>();

    /** Prices by themselves, for trials. */
    public Prices(List<Price> prices) {
        prices.forEach(price -> byKey.put(price.key(), price));
    }

    /** The prices that stand beside this class. */
    public static Prices read() {
        return new Prices(DataTable.read(Prices.class, "prices.txt", 9).stream()
                .map(row -> new Price(
                        row.get(0),
                        row.get(1),
                        Double.parseDouble(row.get(2)),
                        Double.parseDouble(row.get(3)),
                        row.get(4),
                        Double.parseDouble(row.get(5)),
                        LocalDate.parse(row.get(6)),
                        row.get(7).isEmpty(),
                        row.get(8)))
                .toList());
    }

    /** All prices by their keys. */
    public List<Price> all() {
        return List.copyOf(byKey.values());
    }

    /** A price; null where there is none, so that what it prices is unbounded. */
    public @Nullable Price find(String key) {
        return byKey.get(key);
    }

    /** Prices that were read more than {@link #DAYS} days before a day. */
    public List<Price> stale(LocalDate today) {
        return byKey.values().stream()
                .filter(price -> price.read().plusDays(DAYS).isBefore(today))
                .toList();
    }
}
