package jp.mymovie.movies.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link that a user shows, in one form: https, no user info, no port, no dot segments, and the host in ASCII, so that a
 * name of look-alike letters is seen as {@code xn--…} and not as the name it imitates. Names in Japanese are taken.
 *
 * <p>Its host must be a name of the public domain name system. No address is taken in any notation (the last label of a
 * name has a letter first, that of {@code 127.1} and {@code 0x7f.1} has not), no single label, and no name that the
 * special-use registry or a house keeps for itself: whoever follows the link, a reader or one day a previewer of ours,
 * would end up inside its own network.
 *
 * @see <a href="https://url.spec.whatwg.org/#host-parsing">Hosts, as browsers read them</a>
 * @see <a href="https://www.iana.org/assignments/special-use-domain-names/">Special-use domain names</a>
 */
final class ProfileUrl {
    /** Code points of a URL. */
    static final int MAX_LENGTH = 200;

    private static final String SCHEME = "https://";
    private static final int MAX_HOST = 253;
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");
    private static final Set<String> INSIDE = Set.of(
            "alt",
            "arpa",
            "corp",
            "home",
            "internal",
            "intranet",
            "invalid",
            "lan",
            "local",
            "localdomain",
            "localhost",
            "onion",
            "private",
            "test");

    private ProfileUrl() {}

    /** Null for what is no such link. A text without a scheme is taken for one with https. */
    static @Nullable String parse(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (!Texts.whole(folded) || Texts.length(folded) > MAX_LENGTH || folded.indexOf('\\') >= 0) {
            return null;
        }
        String rest =
                folded.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? folded.substring(SCHEME.length()) : folded;
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = host(rest.substring(0, end));
        return host == null ? null : normalized(host, rest.substring(end));
    }

    private static @Nullable String host(String authority) {
        String name = authority.endsWith(":443") ? authority.substring(0, authority.length() - 4) : authority;
        String ascii;
        try {
            ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
        String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        boolean inside = INSIDE.contains(host.substring(host.lastIndexOf('.') + 1));
        return host.length() <= MAX_HOST && HOST.matcher(host).matches() && !inside ? host : null;
    }

    private static @Nullable String normalized(String host, String rest) {
        String path = rest.startsWith("/") ? rest : "/" + rest;
        try {
            URI uri = new URI(SCHEME + host + path).normalize();
            return uri.getRawPath().startsWith("/..") ? null : uri.toASCIIString();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
