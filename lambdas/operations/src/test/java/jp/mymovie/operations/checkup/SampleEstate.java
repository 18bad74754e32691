package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An estate of five accounts, in which all is well until a test says otherwise. */
final class SampleEstate implements Outside, Connections {
    static final String JSON = """
            {"homeRegion":"ap-northeast-1","domain":"mymovie.example","since":"2026-11-01",\
            "runbooks":"https://github.com/o/r/blob/main/docs/runbooks",\
            "topics":["arn:aws:sns:ap-northeast-1:000000000003:mymovie-page"],\
            "accounts":[\
            {"id":"000000000001","name":"Management","role":"management"},\
            {"id":"000000000002","name":"LogArchive","role":"logArchive"},\
            {"id":"000000000003","name":"Monitoring","role":"monitoring"},\
            {"id":"000000000004","name":"Stg","role":"workload","stage":{"service":"movies",\
            "name":"stg","host":"stg.mymovie.example","probe":"Monitoring-EdgeProbe-Stg"}},\
            {"id":"000000000005","name":"Prod","role":"workload","stage":{"service":"movies",\
            "name":"prod","host":"mymovie.example","probe":"Monitoring-EdgeProbe-Prod",\
            "read":"/api/v1/users/random","signIn":true,"catalogue":"/api/v1/films/2147483647",\
            "cached":"/api/v1/films/2147483647/entries","token":"/mymovie/probe/prod"}}]}""";

    static final Estate ESTATE = Estate.of(JSON);

    List<String> nameServers = List.of("ns-1.awsdns-00.com", "ns-1024.awsdns-00.org", "ns-1536.awsdns-00.co.uk");
    Optional<Instant> certificateEnd = Optional.of(Instant.parse("2027-06-01T00:00:00Z"));
    Optional<Trouble> trouble = Optional.empty();
    int status = 404;
    boolean keeps = true;
    final Set<String> linked = new TreeSet<>(List.of("000000000001", "000000000002", "000000000004", "000000000005"));
    Subscriptions subscriptions = new Subscriptions(1, 0);
    boolean token = true;

    @Override
    public List<String> nameServers(String domain) {
        return nameServers;
    }

    @Override
    public Optional<Instant> certificateEnd(String host) {
        return certificateEnd;
    }

    @Override
    public Optional<Trouble> site(Estate.Stage stage) {
        return trouble;
    }

    @Override
    public int status(String host, String path) {
        return status;
    }

    @Override
    public boolean keeps(String host, String path) {
        return keeps;
    }

    @Override
    public Set<String> linkedAccounts(String region) {
        return linked;
    }

    @Override
    public boolean hasParameter(String region, String name) {
        return token && region.equals("us-east-1") && name.equals("/mymovie/probe/prod");
    }

    @Override
    public Subscriptions subscriptions(String topicArn) {
        return subscriptions;
    }
}
