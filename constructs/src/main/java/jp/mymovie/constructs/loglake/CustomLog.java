package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A log of somebody's own making: its table is called {@code name}, and its writers put files below {@code
 * <name>/<account>/<service>/yyyy/MM/dd/}, the day in UTC, for example by a {@link CustomLogStream}. All columns are
 * strings.
 */
public final class CustomLog {
    private static final List<String> TAKEN = List.of(
            CloudFrontLog.NAME,
            ApiGatewayLog.NAME,
            LambdaLog.NAME,
            S3AccessLog.NAME,
            TrailLog.PREFIX,
            LakeFolders.ERRORS);

    private final String name;
    private final String description;
    private final List<LogColumn> columns;
    private final Serde serde;

    private CustomLog(String name, String description, List<LogColumn> columns, Serde serde) {
        if (!name.matches("[a-z][a-z0-9_]*") || name.endsWith("_day") || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "'name' must be lower-case letters, digits and underscores, not end in _day and not be one of %s, got '%s'"
                            .formatted(TAKEN.stream().sorted().toList(), name));
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("'fields' must name at least one field, got []");
        }
        this.name = name;
        this.description = description;
        this.columns = columns;
        this.serde = serde;
    }

    /**
     * A JSON object a line.
     *
     * @param fields the names of the fields that become columns, {@code userId} as {@code user_id}
     */
    public static CustomLog json(String name, String description, String... fields) {
        return json(name, description, columns(fields));
    }

    static CustomLog json(String name, String description, List<LogColumn> columns) {
        return new CustomLog(name, description, columns, Serde.openX(columns));
    }

    /**
     * Fields between tabs, all of them in their order. CloudFront's legacy log is one, with two header lines.
     *
     * @param headerLines how many lines at the beginning of each file are no records
     */
    public static CustomLog tabs(String name, String description, int headerLines, String... fields) {
        return new CustomLog(name, description, columns(fields), Serde.tabs(headerLines));
    }

    /**
     * Lines that a regular expression takes apart; one that it does not take is a row without values.
     *
     * @param pattern in Java's spelling, takes the whole line, with a group for each field
     */
    public static CustomLog regex(String name, String description, String pattern, String... fields) {
        int groups = Pattern.compile(pattern).matcher("").groupCount();
        if (groups != fields.length) {
            throw new IllegalArgumentException("'pattern' must have a group for each of %d fields, got %d in '%s'"
                    .formatted(fields.length, groups, pattern));
        }
        return new CustomLog(name, description, columns(fields), Serde.regex(pattern));
    }

    private static List<LogColumn> columns(String... fields) {
        return Stream.of(fields).map(LogColumn::of).toList();
    }

    /** The name of its table and of its folder. */
    public String name() {
        return name;
    }

    LogKind kind(List<String> accounts, List<String> services, LocalDate since) {
        return new ServiceLog(name, description, columns, serde, accounts, services, since);
    }
}
