package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** View of the sites from outside. */
public interface Outside {
    /** Names of the name servers of a domain, without a dot at the end; empty where the domain is gone. */
    List<String> nameServers(String domain);

    /** End of the certificate that a host shows; empty where it shows none. */
    Optional<Instant> certificateEnd(String host);

    /** Fault of a stage's site at this moment, with the first look; empty where all is well. */
    Optional<Trouble> site(Estate.Stage stage);

    /** Status of an answer to a GET; 0 where none came. */
    int status(String host, String path);

    /** True if the edge keeps an answer: one of a few in a row came from it. Also true where nobody looks. */
    default boolean keeps(String host, String path) {
        return true;
    }

    /**
     * Result of a look.
     *
     * @param says what is wrong
     * @param first what to look at first
     */
    record Trouble(String says, String first) {}
}
