package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts everything again that the table keeps counts of: films and scores of users and films, followers and following.
 * It reads the whole table, which nothing that answers a request may do. Beside live writes a count may look wrong for a
 * moment: what is wrong in two audits in a row is.
 */
public final class Audit {
    private final DynamoDbClient client;
    private final String table;

    public Audit(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** A number that is not what it should be. */
    public record Drift(String pk, String sk, String name, long stored, long counted) {
        @Override
        public String toString() {
            return "%s %s: %s is %d and should be %d".formatted(pk, sk, name, stored, counted);
        }
    }

    /** What is wrong now. */
    public List<Drift> run() {
        Map<Map<String, AttributeValue>, Map<String, Long>> counted = new HashMap<>();
        List<Map<String, AttributeValue>> counters = new ArrayList<>();
        Map<String, Map<String, AttributeValue>> faces = new HashMap<>();
        var pages = client.scanPaginator(
                ScanRequest.builder().tableName(table).consistentRead(true).build());
        for (var item : pages.items()) {
            count(item, counted);
            String pk = Items.text(item, Keys.PK);
            String sk = Items.text(item, Keys.SK);
            if (sk.equals("PROFILE") || pk.startsWith(Keys.film("")) && sk.startsWith("S#")) {
                counters.add(item);
            } else if (sk.equals("HANDLE") && !ProfileItem.gone(item)) {
                faces.put(Items.text(item, ProfileItem.USER), item);
            }
        }
        List<Drift> drifts = new ArrayList<>();
        for (var item : counters) {
            Map<String, Long> expected = counted.getOrDefault(Reads.key(item), Map.of());
            drifts.addAll(differences(item, expected));
            if (Items.text(item, Keys.SK).equals("PROFILE")) {
                Profile profile = ProfileItem.readProfile(item);
                var face = faces.get(profile.user().id());
                if (face != null) {
                    drifts.addAll(face(face, profile.user(), expected));
                }
            }
        }
        return drifts;
    }

    /** Puts right what is still as it was found; how many it was. */
    public int fix(List<Drift> drifts) {
        int fixed = 0;
        for (Drift drift : drifts) {
            var request = UpdateItemRequest.builder()
                    .tableName(table)
                    .key(Map.of(
                            Keys.PK, AttributeValue.fromS(drift.pk()),
                            Keys.SK, AttributeValue.fromS(drift.sk())))
                    .updateExpression("SET #name = :counted")
                    .conditionExpression(
                            drift.stored() == 0
                                    ? "attribute_exists(pk) AND (#name = :stored OR attribute_not_exists(#name))"
                                    : "#name = :stored")
                    .expressionAttributeNames(Map.of("#name", drift.name()))
                    .expressionAttributeValues(Map.of(
                            ":counted", Items.number(drift.counted()),
                            ":stored", Items.number(drift.stored())))
                    .build();
            try {
                client.updateItem(request);
                fixed++;
            } catch (ConditionalCheckFailedException e) {
                // It has changed meanwhile: the next audit tells whether it is wrong.
            }
        }
        return fixed;
    }

    private static void count(
            Map<String, AttributeValue> item, Map<Map<String, AttributeValue>, Map<String, Long>> counted) {
        String pk = Items.text(item, Keys.PK);
        String sk = Items.text(item, Keys.SK);
        if (pk.startsWith(Keys.user("")) && sk.startsWith(Keys.FILM) && !EntryItem.isDeleted(item)) {
            Entry entry = EntryItem.read(item);
            String userId = Keys.userId(pk);
            add(counted, Keys.profile(userId), new Addition().addAll(Totals.change(null, entry)));
            add(counted, Keys.filmTotals(entry.tmdbId(), userId), new Addition().add(Totals.publicChange(null, entry)));
        } else if (pk.startsWith(Following.FOLLOWER)) {
            if (Following.isListed(item)) {
                add(counted, Keys.profile(Following.follower(item)), new Addition().add("following", 1));
            }
            if (Following.isPublic(item)) {
                add(counted, Keys.profile(Following.followed(item)), new Addition().add("followers", 1));
            }
        }
    }

    private static void add(
            Map<Map<String, AttributeValue>, Map<String, Long>> counted,
            Map<String, AttributeValue> key,
            Addition addition) {
        addition.amounts()
                .forEach((name, amount) ->
                        counted.computeIfAbsent(key, k -> new TreeMap<>()).merge(name, amount, Long::sum));
    }

    private static List<Drift> differences(Map<String, AttributeValue> item, Map<String, Long> expected) {
        Set<String> names = new HashSet<>(expected.keySet());
        item.keySet().stream().filter(Audit::counts).forEach(names::add);
        return names.stream()
                .sorted()
                .flatMap(name -> drift(item, name, expected.getOrDefault(name, 0L)).stream())
                .toList();
    }

    /** A face repeats some of the profile's counts. */
    private static List<Drift> face(Map<String, AttributeValue> face, User user, Map<String, Long> expected) {
        List<Drift> drifts = new ArrayList<>();
        for (String name : List.of("count", "followers", "following")) {
            drifts.addAll(drift(face, name, expected.getOrDefault(name, 0L)));
        }
        drifts.addAll(drift(face, "revision", user.revision()));
        return drifts;
    }

    private static List<Drift> drift(Map<String, AttributeValue> item, String name, long counted) {
        long stored = Items.amount(item, name);
        return stored == counted
                ? List.of()
                : List.of(new Drift(Items.text(item, Keys.PK), Items.text(item, Keys.SK), name, stored, counted));
    }

    private static boolean counts(String attribute) {
        return attribute.matches("count|scoreSum|minutes|followers|following|[bg][0-9]+|y-?[0-9a-z]+");
    }
}
