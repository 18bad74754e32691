package jp.mymovie.operations.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The site's public configuration.
 *
 * @param authority issuer of tokens
 * @param clientId the web site as a client of the pool
 * @param scope scopes that the site asks for
 * @param signInDomain address of the pages for signing in
 * @param certificateEnd end of the site's certificate; null without TLS
 */
record Configuration(
        String authority,
        String clientId,
        String scope,
        String signInDomain,
        @Nullable Instant certificateEnd) {
    boolean isWhole() {
        return authority.matches("https?://.+")
                && signInDomain.matches("https?://.+")
                && !clientId.isEmpty()
                && !scope.isEmpty();
    }
}
