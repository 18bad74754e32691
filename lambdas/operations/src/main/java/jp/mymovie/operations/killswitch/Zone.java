package jp.mymovie.operations.killswitch;

import static software.amazon.awssdk.services.route53.model.ChangeAction.UPSERT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The address records of a few names in one hosted zone. Needs {@code route53:ListResourceRecordSets} and
 * {@code route53:ChangeResourceRecordSets} (action UPSERT, types A and AAAA) on the zone.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html">a change
 *     batch is applied as a whole or not at all</a>
 */
final class Zone {
    private static final Set<RRType> ADDRESSES = Set.of(RRType.A, RRType.AAAA);

    private final Route53Client route53;
    private final String id;

    Zone(Route53Client route53, String id) {
        this.route53 = route53;
        this.id = id;
    }

    /** {@code name} as Route 53 gives it back: in lower case and with the final dot. */
    static String absolute(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    /** The A and AAAA record sets of {@code name} as they stand; those that do not exist are left out. */
    List<ResourceRecordSet> addresses(String name) {
        List<ResourceRecordSet> found = new ArrayList<>();
        // Sorted by name, then type: A comes first and AAAA second, so one short page holds both.
        for (ResourceRecordSet set : route53.listResourceRecordSets(list -> list.hostedZoneId(id)
                        .startRecordName(name)
                        .startRecordType(RRType.A)
                        .maxItems("10"))
                .resourceRecordSets()) {
            if (set.name().equals(name) && ADDRESSES.contains(set.type())) {
                found.add(set);
            }
        }
        return found;
    }

    /** Makes all {@code sets} stand, or none of them. */
    void put(List<ResourceRecordSet> sets, String comment) {
        List<Change> changes = sets.stream()
                .map(set ->
                        Change.builder().action(UPSERT).resourceRecordSet(set).build())
                .toList();
        route53.changeResourceRecordSets(change -> change.hostedZoneId(id)
                .changeBatch(batch -> batch.comment(comment).changes(changes)));
    }
}
