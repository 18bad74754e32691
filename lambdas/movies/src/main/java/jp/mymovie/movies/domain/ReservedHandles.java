package jp.mymovie.movies.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Handles that nobody may take, as of 2026-11-24: words that stand where a handle would in a path, that would pass for
 * those who run the service, or that name a mailbox of theirs (RFC 2142). Those who have one from before keep it.
 * Look-alikes are refused with them: {@code supp0rt}, {@code adm1n}, {@code ad_min}.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">Confusable detection</a>
 */
final class ReservedHandles {
    private static final String HOUSE = skeleton("mymovie");

    private static final Set<String> SKELETONS = Stream.of(
                    // paths, now or one day
                    "random me users films film entries feed watchlist following followers follow stats health",
                    "search import imports export contact about help terms privacy license credits settings account",
                    "profile home api app web www mail smtp ftp cdn assets static status docs faq",
                    "login logout signin signout signup register callback welcome oauth auth password edit delete new",
                    // those who run it
                    "admin admins administrator root superuser sysadmin system sysop staff team operator owner official",
                    "support supporter moderator mod security developer service bot robot webadmin unei kanri kanrinin",
                    // mailboxes
                    "info abuse postmaster webmaster hostmaster noreply no_reply donotreply mailer_daemon noc sales",
                    "marketing billing payment payments legal press",
                    // words that mean nobody, or everybody, to a program or a reader
                    "null undefined none nan nil void true false anonymous anonym guest nobody everyone everybody here",
                    "channel unknown deleted",
                    // where the films' data are from
                    "tmdb themoviedb")
            .flatMap(line -> Stream.of(line.split(" ")))
            .map(ReservedHandles::skeleton)
            .collect(Collectors.toUnmodifiableSet());

    private ReservedHandles() {}

    static boolean has(String handle) {
        String skeleton = skeleton(handle);
        return skeleton.startsWith(HOUSE) || SKELETONS.contains(skeleton);
    }

    /** The same for handles that look alike; a 5 is no s here, or {@code user5} would be {@code users}. */
    private static String skeleton(String handle) {
        return handle.replace("_", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace("rn", "m")
                .replace("vv", "w");
    }
}
