package jp.mymovie.cost.price;

/** A level of traffic, a column of {@code profiles.txt} each. */
public enum Profile {
    IDLE,
    HOBBY,
    BUSY,
    FAMOUS;

    /** Hours of a month, as AWS's price examples count them. */
    public static final double HOURS = 730;

    /** A figure of this column. */
    public double get(String name) {
        return Figures.PROFILES.get(name, ordinal());
    }

    /** A figure for each visitor, for all visitors of a month. */
    public double ofVisitors(String name) {
        return get("visitors an hour") * HOURS * get(name);
    }

    /** A figure for each API request, for those of a month. */
    public double ofApiRequests(String name) {
        return ofVisitors("API requests a visitor") * get(name);
    }

    /** The profile's name as people write it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
