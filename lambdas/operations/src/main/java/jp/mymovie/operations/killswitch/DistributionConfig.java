package jp.mymovie.operations.killswitch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configuration of a distribution as CloudFront gives it. All but the one word is given back as it came, so that no member
 * that is newer than this code is lost.
 *
 * @param etag version, for {@code If-Match}
 */
record DistributionConfig(String xml, String etag) {
    // Prolog and white space are no tags; CloudFront sends neither comments nor CDATA.
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z_][\\w:.-]*)[^>]*?(/?)>");

    String enabled() {
        int start = start();
        return xml.substring(start, xml.indexOf('<', start)).strip();
    }

    String withEnabled(String enabled) {
        int start = start();
        return xml.substring(0, start) + enabled + xml.substring(xml.indexOf('<', start));
    }

    /** Loggings, signers and origin shields have members of the same name further down. */
    private int start() {
        Matcher tag = TAG.matcher(xml);
        int depth = 0;
        while (tag.find()) {
            boolean closes = !tag.group(1).isEmpty();
            if (!closes && depth == 1 && tag.group(2).equals("Enabled")) {
                return tag.end();
            }
            depth += closes ? -1 : tag.group(3).isEmpty() ? 1 : 0;
        }
        throw new IllegalStateException("a distribution's configuration must have <Enabled>, got '%s'".formatted(xml));
    }
}
