package jp.mymovie.movies.http;

import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Totals;

/** What a list adds up to: by score, by decade and by year of release. */
final class Stats {
    private Stats() {}

    static Response whole(Profile profile) {
        Totals totals = profile.totals();
        SortedMap<Integer, Long> dated = totals.years().tailMap(1);
        SortedMap<Integer, Long> decades = new TreeMap<>();
        dated.forEach((year, count) -> decades.merge(year / 10 * 10, count, Long::sum));
        return Response.json(200, json -> {
            json.writeStartObject();
            Json.totals(json, totals);
            Json.counts(json, "decades", "decade", decades);
            Json.counts(json, "years", "year", dated);
            Json.counts(json, "genres", "genre", totals.genres());
            json.writeNumberField("minutes", totals.minutes());
            json.writeNumberField("undated", totals.years().getOrDefault(0, 0L));
            json.writeNumberField("revision", profile.user().revision());
            json.writeEndObject();
        });
    }
}
