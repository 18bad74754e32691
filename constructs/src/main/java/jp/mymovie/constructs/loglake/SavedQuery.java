package jp.mymovie.constructs.loglake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question that people ask of the logs: a {@link ParameterizedSql} in the file of the same name. */
enum SavedQuery {
    PAGE_VIEWS,
    MOST_VIEWED_USERS,
    MOST_VIEWED_FILMS,
    VISITORS,
    BUSIEST_HOURS,
    ERROR_RATE,
    FAILING_PATHS,
    CLIENT_ERRORS_BY_ADDRESS,
    ONE_ADDRESS,
    NEW_ADDRESSES,
    USER_AGENTS,
    BYTES_BY_PATH,
    CACHE_HIT_RATE,
    COST_OF_REQUESTS,
    SILENT_DAYS,
    SLOWEST_ROUTES,
    GATEWAY_REFUSALS,
    ORIGIN_KEYS,
    ONE_REQUEST,
    FUNCTION_ERRORS,
    KILLED_CALLS,
    DENIED_CALLS,
    SIGN_INS,
    CHANGES,
    LOG_READERS,
    BLOCKED_BY_RULE(WafLog.NAME),
    BLOCKED_BY_ADDRESS(WafLog.NAME),
    BLOCKED_BY_COUNTRY(WafLog.NAME),
    COUNTED_BY_RULE(WafLog.NAME);

    private final @Nullable String log;

    SavedQuery() {
        this(null);
    }

    /** @param log an optional log that it asks; null for those that every archive has */
    SavedQuery(@Nullable String log) {
        this.log = log;
    }

    /** Those whose logs an archive has. */
    static List<SavedQuery> of(List<String> customLogs) {
        return Stream.of(values())
                .filter(query -> query.log == null || customLogs.contains(query.log))
                .toList();
    }

    /** The name in Athena and of the file. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The file's first line. */
    String description() {
        return file().lines().findFirst().orElseThrow().substring("-- ".length());
    }

    /**
     * The statement for Athena.
     *
     * @param since the first day of the tables
     */
    String sql(LocalDate since) {
        return new ParameterizedSql(file(), since).render();
    }

    private String file() {
        try (InputStream sql = SavedQuery.class.getResourceAsStream(title() + ".sql")) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
