package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Settings of an archive that its saved queries hold as literals.
 *
 * @param since the first day of the tables
 * @param zone the zone of the days that are asked for
 * @param regions the regions in use; others are what {@code other-regions} looks for
 */
record QuerySettings(LocalDate since, ZoneId zone, List<String> regions) {
    /** Java also says {@code Z} for UTC, which is no zone to Athena. */
    QuerySettings {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            zone = ZoneId.of("UTC");
        }
    }
}
