package jp.mymovie.app.settings;

import java.util.List;
import java.util.Map;

/**
 * Records of the domain that mail needs, beside those of the services. Addresses in the domain are reached once its name
 * servers are those of the estate's zone, by these records alone.
 *
 * @param mx servers that take the domain's mail, each a preference and a host, such as {@code 10 mx1.mail-host.com}; empty
 *     where the domain takes none
 * @param txt texts by the name they stand at, {@code @} for the domain itself or labels below it such as {@code _dmarc};
 *     without quotes, in the order of the settings
 * @param cname names by the labels below the domain that they stand at, such as the three of DKIM
 * @param caa certificate authorities of the domain and all names below it, such as {@code 0 issue amazon.com}; empty for
 *     any
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html">Record types of Route 53</a>
 */
public record Mail(List<String> mx, Map<String, List<String>> txt, Map<String, String> cname, List<String> caa) {
    /** The name of the domain itself among those of texts. */
    public static final String DOMAIN = "@";
}
