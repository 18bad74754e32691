package jp.mymovie.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.tmdb.TmdbStandIn;

/** The hosts outside of this machine and what stands for them here. */
public final class Hosts {
    private final String origin;
    private final Map<Pattern, String> hosts = new LinkedHashMap<>();

    /**
     * @param tmdb whether the real TMDB is asked
     */
    public Hosts(String origin, boolean tmdb) {
        this(origin, tmdb ? Map.of() : TmdbStandIn.HOSTS);
    }

    /**
     * @param more what stands for hosts that one service alone asks
     */
    Hosts(String origin, Map<Pattern, String> more) {
        this.origin = origin;
        // A trailing slash is part of what is replaced, so that paths follow in either case.
        hosts.put(Pattern.compile("https://cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com(?=/)/?"), SignIn.PATH);
        hosts.put(
                Pattern.compile("https://[a-z0-9-]+\\.auth\\.[a-z0-9-]+\\.amazoncognito\\.com"),
                SignIn.PATH.substring(0, SignIn.PATH.length() - 1));
        hosts.putAll(more);
    }

    /** A text with the addresses replaced. */
    public String localized(String text) {
        String result = text;
        for (Map.Entry<Pattern, String> host : hosts.entrySet()) {
            result = host.getKey().matcher(result).replaceAll(Matcher.quoteReplacement(origin + host.getValue()));
        }
        return result;
    }

    /** A content security policy with the hosts replaced: a source is an origin there, and ours is {@code 'self'}. */
    String origins(String policy) {
        return policy.replaceAll(
                " https://(cognito-idp\\.|[a-z0-9-]+\\.auth\\.)[a-z0-9.-]+", " " + Matcher.quoteReplacement(origin));
    }
}
