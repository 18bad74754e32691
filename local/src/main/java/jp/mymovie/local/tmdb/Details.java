package jp.mymovie.local.tmdb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Details of an invented film beside its title: real films have none of it here, since nothing may be said of them that
 * nobody has checked.
 *
 * @param runtime in minutes
 * @param overview Japanese, may be empty
 * @param countries two letters each
 * @param trailer a Japanese one, an id that YouTube never gives; may be absent
 */
record Details(
        int runtime,
        String overview,
        String overviewEn,
        String director,
        List<String> cast,
        List<String> countries,
        @Nullable String trailer) {
    /** Of a film of which none are known. */
    static final Details UNKNOWN = new Details(0, "", "", "", List.of(), List.of(), null);

    String overviewIn(String language) {
        return language.startsWith("ja") ? overview : overviewEn;
    }
}
