package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.mymovie.operations.http.SignedHttp.Call;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Address records of a hosted zone. Needs {@code route53:ListResourceRecordSets} and {@code
 * route53:ChangeResourceRecordSets} (actions DELETE and CREATE, types A and AAAA) on the zone.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html">a change
 *     batch is applied as a whole or not at all, and a deletion must give all values of the record set</a>
 */
final class Zone {
    private static final Set<String> ADDRESSES = Set.of("A", "AAAA");
    // The only endpoint, and the region that its signatures name.
    private static final String HOST = "route53.amazonaws.com";
    private static final String REGION = "us-east-1";

    private final Aws aws;
    private final String id;

    Zone(Aws aws, String id) {
        this.aws = aws;
        this.id = id;
    }

    /** The A and AAAA record sets of an absolute name; those that do not exist are left out. */
    List<RecordSet> addresses(String name) {
        // Sorted by name, then type: A comes first and AAAA second, so one short page holds both.
        String answer =
                send(SdkHttpMethod.GET, "?maxitems=10&name=%s&type=A".formatted(URLEncoder.encode(name, UTF_8)), "");
        return Xml.children(Xml.root(answer)).stream()
                .filter(child -> child.getTagName().equals("ResourceRecordSets"))
                .flatMap(sets -> Xml.children(sets).stream())
                .filter(set -> Xml.text(set, "Name").equals(name) && ADDRESSES.contains(Xml.text(set, "Type")))
                .map(RecordSet::fromXml)
                .toList();
    }

    /**
     * Puts record sets in the place of others, all or none.
     *
     * @return false if one of the others does not stand any more
     */
    boolean replace(Map<RecordSet, RecordSet> sets) {
        StringBuilder changes = new StringBuilder();
        sets.forEach((old, fresh) -> changes.append(change("DELETE", old)).append(change("CREATE", fresh)));
        String body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch>\
                <Comment>kill switch</Comment><Changes>%s</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>""".formatted(changes);
        try {
            send(SdkHttpMethod.POST, "", body);
            return true;
        } catch (Aws.Refusal e) {
            if (e.code().equals("InvalidChangeBatch")) {
                return false;
            }
            throw e;
        }
    }

    private static String change(String action, RecordSet set) {
        return "<Change><Action>%s</Action>%s</Change>".formatted(action, set.toXml());
    }

    private String send(SdkHttpMethod method, String query, String body) {
        return aws.send(new Call(
                        method,
                        "route53",
                        REGION,
                        HOST,
                        "/2013-04-01/hostedzone/%s/rrset%s%s"
                                .formatted(id, method == SdkHttpMethod.POST ? "/" : "", query),
                        Map.of("Content-Type", "application/xml"),
                        body))
                .body();
    }
}
