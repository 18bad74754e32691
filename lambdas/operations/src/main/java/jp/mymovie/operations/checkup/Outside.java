package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the world sees of the sites. */
public interface Outside {
    /** Names of the name servers of a domain, without a dot at the end; empty where the domain is gone. */
    List<String> nameServers(String domain);

    /** End of the certificate that a host shows; empty where it shows none. */
    Optional<Instant> certificateEnd(String host);

    /** What is wrong with the site of a stage at this moment, with what to look at; empty where all is well. */
    Optional<Trouble> site(Estate.Stage stage);

    /** Status of an answer to a GET; 0 where none came. */
    int status(String host, String path);

    /** Whether the edge keeps an answer: one of a few in a row came from it. True for who does not look. */
    default boolean keeps(String host, String path) {
        return true;
    }

    /**
     * What a look found.
     *
     * @param says what is wrong
     * @param first what to look at first
     */
    record Trouble(String says, String first) {}
}
