package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.operations.http.SignedHttp.Call;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A hosted zone: a batch is made as a whole or refused, a deletion must give all values, and a creation must find nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html">change batches</a>
 */
final class FakeRoute53 implements Fake {
    private static final Pattern CHANGE = Pattern.compile(
            "<Change><Action>(\\w+)</Action>(<ResourceRecordSet>.*?</ResourceRecordSet>)</Change>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("<Name>(.*?)</Name><Type>(.*?)</Type>");

    /** Record sets as XML by name and type. */
    final Map<String, String> sets;

    /** Changes of each batch that was made. */
    final List<Integer> batches = new ArrayList<>();

    private final boolean compares;

    FakeRoute53(Map<String, String> sets, boolean compares) {
        this.sets = new TreeMap<>(sets);
        this.compares = compares;
    }

    void put(RecordSet set) {
        sets.put(set.name() + " " + set.type(), set.toXml());
    }

    @Override
    public boolean takes(Call call) {
        return call.service().equals("route53");
    }

    @Override
    public Aws.Reply answer(Call call) {
        return call.method() == SdkHttpMethod.GET ? list(call.path()) : change(call.body());
    }

    private Aws.Reply change(String body) {
        Map<String, String> changed = new TreeMap<>(sets);
        Matcher change = CHANGE.matcher(body);
        int changes = 0;
        while (change.find()) {
            Matcher key = KEY.matcher(change.group(2));
            if (!key.find()) {
                throw new AssertionError("no name and type in " + change.group(2));
            }
            String name = key.group(1) + " " + key.group(2);
            boolean fits = change.group(1).equals("DELETE")
                    ? change.group(2).equals(changed.remove(name))
                    : changed.put(name, change.group(2)) == null;
            if (compares && !fits) {
                throw new Aws.Refusal(400, "InvalidChangeBatch", "the values provided do not match the current values");
            }
            changes++;
        }
        sets.clear();
        sets.putAll(changed);
        batches.add(changes);
        return Fake.reply("<ChangeResourceRecordSetsResponse/>");
    }

    private Aws.Reply list(String path) {
        String start = parameter(path, "name") + " " + parameter(path, "type");
        return Fake.reply(
                "<ListResourceRecordSetsResponse><ResourceRecordSets>%s</ResourceRecordSets></ListResourceRecordSetsResponse>"
                        .formatted(sets.entrySet().stream()
                                .filter(set -> set.getKey().compareTo(start) >= 0)
                                .limit(Long.parseLong(parameter(path, "maxitems")))
                                .map(Map.Entry::getValue)
                                .collect(Collectors.joining())));
    }

    private static String parameter(String path, String name) {
        Matcher parameter = Pattern.compile("[?&]%s=([^&]+)".formatted(name)).matcher(path);
        if (!parameter.find()) {
            throw new AssertionError("no %s in %s".formatted(name, path));
        }
        return String.valueOf(parameter.group(1));
    }

    @Override
    public String key() {
        return sets.toString();
    }
}
