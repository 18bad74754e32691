package jp.mymovie.cost.price;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.DataTable;

/** A table of named figures beside this class: assumptions, quotas and delays, each with its reason. */
public final class Figures {
    /** Traffic of a month by profile. */
    public static final Figures PROFILES = new Figures("profiles.txt", 4, 6);
    /** Traffic of the worst day, from and to. */
    public static final Figures FLOOD = new Figures("flood.txt", 2, 4);
    /** Quotas of AWS for an account. */
    public static final Figures QUOTAS = new Figures("quotas.txt", 1, 4);
    /** Minutes until a trigger knows, from and to. */
    public static final Figures DELAYS = new Figures("delays.txt", 2, 5);

    private final String file;
    private final List<List<String>> rows;
    private final Map<String, double[]> figures = new TreeMap<>();

    private Figures(String file, int figures, int columns) {
        this.file = file;
        this.rows = DataTable.read(Figures.class, file, columns);
        rows.forEach(row -> this.figures.put(
                row.getFirst(),
                row.subList(1, figures + 1).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray()));
    }

    /** The rows as written. */
    public List<List<String>> rows() {
        return rows;
    }

    /** True if there is a row of this name. */
    public boolean has(String name) {
        return figures.containsKey(name);
    }

    /** A figure by its name and column, from 0. */
    public double get(String name, int column) {
        double[] found = figures.get(name);
        if (found == null) {
            throw new IllegalArgumentException("'%s' must name a row of %s, got '%s'".formatted("figure", file, name));
        }
        return found[column];
    }

    /** The only or first figure of a row. */
    public double get(String name) {
        return get(name, 0);
    }
}
