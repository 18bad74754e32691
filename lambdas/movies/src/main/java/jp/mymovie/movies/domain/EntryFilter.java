package jp.mymovie.movies.domain;

/** Placeholder until the doors are merged. */
public record EntryFilter(@org.jspecify.annotations.Nullable Integer watchedYear) {
    public static final EntryFilter NONE = new EntryFilter(null);

    public boolean isNone() {
        return true;
    }

    public boolean matches(Entry entry) {
        return true;
    }

    public String key() {
        return "";
    }
}
