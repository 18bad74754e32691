package jp.mymovie.operations.killswitch;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.operations.AwsStandIn;

/** One hosted zone: record sets kept as the XML in which they came. */
final class Route53StandIn implements AwsStandIn.Service {
    static final String ZONE = "Z0000000000001";

    private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
    private static final Pattern CHANGE = Pattern.compile(
            "<Change><Action>UPSERT</Action>(<ResourceRecordSet>.*?</ResourceRecordSet>)</Change>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("<Name>(.*?)</Name><Type>(.*?)</Type>");

    private final Map<String, String> sets = new TreeMap<>();
    private final List<Integer> batches = new ArrayList<>();

    /** Every record set, by name and type. */
    Map<String, String> sets() {
        return Map.copyOf(sets);
    }

    /** How many record sets each change batch so far had. */
    List<Integer> batches() {
        return batches;
    }

    void clear() {
        sets.clear();
        batches.clear();
    }

    @Override
    public boolean takes(Request request) {
        return request.getUrl().startsWith("/2013-04-01/hostedzone/" + ZONE + "/rrset");
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        return request.getMethod().getName().equals("POST") ? change(request.getBodyAsString()) : list(request);
    }

    private AwsStandIn.Reply change(String body) {
        Matcher change = CHANGE.matcher(body);
        int changes = 0;
        while (change.find()) {
            Matcher key = KEY.matcher(change.group(1));
            if (!key.find()) {
                throw new AssertionError("no name and type in " + change.group(1));
            }
            sets.put(key.group(1) + " " + key.group(2), change.group(1));
            changes++;
        }
        batches.add(changes);
        return xml(
                "ChangeResourceRecordSetsResponse",
                "<ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status>"
                        + "<SubmittedAt>2026-11-23T12:00:00Z</SubmittedAt></ChangeInfo>");
    }

    private AwsStandIn.Reply list(Request request) {
        String start = request.queryParameter("name").firstValue() + " "
                + request.queryParameter("type").firstValue();
        long limit = Long.parseLong(request.queryParameter("maxitems").firstValue());
        String page = sets.entrySet().stream()
                .filter(set -> set.getKey().compareTo(start) >= 0)
                .limit(limit)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        return xml(
                "ListResourceRecordSetsResponse",
                "<ResourceRecordSets>" + page + "</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>"
                        + limit + "</MaxItems>");
    }

    private static AwsStandIn.Reply xml(String root, String content) {
        return new AwsStandIn.Reply(
                200, "<?xml version=\"1.0\"?><%s xmlns=\"%s\">%s</%s>".formatted(root, NAMESPACE, content, root));
    }
}
