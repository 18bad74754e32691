package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Item;

/** Buckets, repositories, and the work groups that read the lake. */
final class Buckets {
    private static final double TERABYTE = 1L << 40;

    private Buckets() {}

    static List<Item> bucket(Resource bucket, Templates templates) {
        if (isOrigin(bucket, templates)) {
            return origin(bucket, templates);
        }
        if (isLake(bucket, templates)) {
            return lake(bucket, templates);
        }
        if (isNamedBy(bucket, templates, "AWS::CloudTrail::Trail")) {
            return kept(bucket, "trail gigabytes kept", "trail files written");
        }
        return kept(bucket, "other bucket gigabytes", "deployments");
    }

    private static List<Item> kept(Resource bucket, String gigabytes, String files) {
        Item stored = Item.used(bucket, "s3.storage", profile -> profile.get(gigabytes));
        return List.of(
                expires(bucket)
                        ? stored.bound(List.of(Bound.assumed(
                                "assumed: gigabytes written a day", Figures.FLOOD.get("gigabytes written a day", 1))))
                        : stored,
                Item.used(bucket, "s3.put", profile -> profile.get(files))
                        .bound(List.of(Bound.assumed("assumed: events a day", Figures.FLOOD.get("events a day", 1)))));
    }

    private static List<Item> origin(Resource bucket, Templates templates) {
        double low =
                Figures.FLOOD.get("edge requests a second", 0) * Figures.FLOOD.get("origin reads an edge request", 0);
        double high =
                Figures.FLOOD.get("edge requests a second", 1) * Figures.FLOOD.get("origin reads an edge request", 1);
        return List.of(
                Item.used(bucket, "s3.storage", profile -> profile.get("other bucket gigabytes"))
                        .bound(List.of(Bound.assumed(
                                "assumed: gigabytes written a day", Figures.FLOOD.get("gigabytes written a day", 1)))),
                Item.used(
                                bucket,
                                "s3.get",
                                templates.month(bucket, profile -> profile.ofVisitors("origin reads a visitor")))
                        .flow(Door.EDGE, low, high));
    }

    /** Every line of every account lands here: the edges', which nothing bounds, among them. */
    private static List<Item> lake(Resource bucket, Templates templates) {
        double edges = templates.all("AWS::CloudFront::Distribution").size();
        double low = edges * Figures.FLOOD.get("edge requests a second", 0) / (1 << 30);
        double high = edges * Figures.FLOOD.get("edge requests a second", 1) / (1 << 30);
        return List.of(
                Item.used(bucket, "s3.storage", profile -> profile.get("log gigabytes kept"))
                        .bound(
                                expires(bucket)
                                        ? List.of(Bound.kept("ExpirationInDays "
                                                + bucket.node().findValues("ExpirationInDays")))
                                        : List.of())
                        .flow(
                                expires(bucket) ? Door.LAKE : Door.NONE,
                                low * Figures.FLOOD.get("log bytes an edge request", 0),
                                high * Figures.FLOOD.get("log bytes an edge request", 1)),
                Item.used(bucket, "s3.put", profile -> profile.get("log files written"))
                        .flow(
                                Door.LAKE,
                                edges * Figures.FLOOD.get("log files a second of an edge", 0),
                                edges * Figures.FLOOD.get("log files a second of an edge", 1)));
    }

    /**
     * True if all that is written is deleted some day, by a rule for the bucket or one for each prefix; people clean the
     * bucket of the bootstrap themselves.
     */
    private static boolean expires(Resource bucket) {
        List<JsonNode> rules = bucket.property("LifecycleConfiguration")
                .path("Rules")
                .valueStream()
                .filter(rule -> rule.path("Status").asText("Enabled").equals("Enabled"))
                .toList();
        boolean forgotten = rules.stream()
                .filter(rule -> !rule.path("Prefix").asText().isEmpty())
                .anyMatch(rule -> rule.properties().stream()
                        .allMatch(entry -> List.of("Id", "Prefix", "Status").contains(entry.getKey())));
        return bucket.id().equals("StagingBucket")
                || (!forgotten && rules.stream().anyMatch(rule -> rule.has("ExpirationInDays")));
    }

    private static boolean isOrigin(Resource bucket, Templates templates) {
        return templates.inAccountOf(bucket, "AWS::CloudFront::Distribution").stream()
                .anyMatch(edge -> names(edge, bucket));
    }

    private static boolean isLake(Resource bucket, Templates templates) {
        return isNamedBy(bucket, templates, "AWS::KinesisFirehose::DeliveryStream", "AWS::Logs::DeliveryDestination");
    }

    private static boolean isNamedBy(Resource bucket, Templates templates, String... writers) {
        List<String> types = List.of(writers);
        return templates.all().stream()
                .filter(writer -> types.contains(writer.type()))
                .anyMatch(writer -> names(writer, bucket));
    }

    /** Between accounts buckets are known by their names, within one by their logical ids too. */
    private static boolean names(Resource other, Resource bucket) {
        String name = bucket.property("BucketName").asText();
        return (!name.isEmpty() && other.node().toString().matches(".*" + Pattern.quote(name) + "[\"./].*"))
                || (other.stack().account().equals(bucket.stack().account())
                        && Templates.mentions(other, other.node(), bucket));
    }

    static List<Item> repository(Resource repository, Templates templates) {
        return List.of(Item.used(repository, "ecr.storage", profile -> 0)
                .bound(List.of(Bound.assumed(
                        "assumed: gigabytes written a day", Figures.FLOOD.get("gigabytes written a day", 1)))));
    }

    /** A query reads at most what its work group lets it; how many are asked, people decide. */
    static List<Item> workGroup(Resource group, Templates templates) {
        double megabytes = 1 << 20;
        Item item = Item.used(
                group,
                "athena.terabytes",
                profile -> profile.get("questions to the logs")
                        * profile.get("megabytes a question")
                        * megabytes
                        / TERABYTE);
        double cutoff = group.property("WorkGroupConfiguration")
                .path("BytesScannedCutoffPerQuery")
                .asDouble();
        double questions = Figures.FLOOD.get("questions a day", 1);
        return List.of(
                cutoff == 0
                        ? item
                        : item.bound(List.of(new Bound(
                                Bound.Column.BEST_EFFORT,
                                Bound.Origin.ASSUMED,
                                "BytesScannedCutoffPerQuery %,.0f, assumed %,.0f questions"
                                        .formatted(cutoff, questions),
                                questions * cutoff / TERABYTE))));
    }
}
