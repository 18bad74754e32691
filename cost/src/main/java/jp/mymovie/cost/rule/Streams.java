package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Bound;

/**
 * Streams of tables that start functions. A function that writes to its own table drives itself; the table's maximum
 * of writes is what ends that: a unit written makes one record at most, those of its indexes none, and a record at
 * worst its own run and retries.
 */
final class Streams {
    private final Templates templates;

    Streams(Templates templates) {
        this.templates = templates;
    }

    /** Runs a day of what the mappings start; nothing where a table has no maximum, or a mapping retries for ever. */
    Optional<Bound> records(List<Resource> mappings) {
        return sum(mappings.stream().map(this::records).toList());
    }

    private Optional<Bound> records(Resource mapping) {
        int retries = mapping.property("MaximumRetryAttempts").asInt(-1);
        if (retries < 0) {
            return Optional.empty();
        }
        return writes(mapping)
                .map(bound -> new Bound(
                        Bound.Column.BEST_EFFORT,
                        Bound.Origin.BEHIND,
                        "%s, MaximumRetryAttempts %d".formatted(bound.words(), retries),
                        bound.aDay() * (1 + retries)));
    }

    /** Seconds a day that runs of the mappings can last side by side. */
    Optional<Bound> seconds(List<Resource> mappings) {
        return sum(mappings.stream().map(this::seconds).toList());
    }

    private Optional<Bound> seconds(Resource mapping) {
        double shards = Figures.QUOTAS.get("shards of a table's stream");
        int side = mapping.property("ParallelizationFactor").asInt(1);
        return writes(mapping)
                .map(bound -> Bound.assumed(
                        "ParallelizationFactor %d, assumed %.0f shards at %s".formatted(side, shards, bound.words()),
                        side * shards * Edge.DAY));
    }

    private Optional<Bound> writes(Resource mapping) {
        JsonNode source = mapping.property("EventSourceArn");
        return templates.inAccountOf(mapping, "AWS::DynamoDB::Table").stream()
                .filter(table -> Templates.mentions(mapping, source, table))
                .findFirst()
                .flatMap(Tables::maximumOfRecords);
    }

    private static Optional<Bound> sum(List<Optional<Bound>> bounds) {
        return bounds.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : bounds.stream()
                        .flatMap(Optional::stream)
                        .reduce((a, b) -> new Bound(
                                a.column(), a.origin(), a.words() + " and " + b.words(), a.aDay() + b.aDay()));
    }
}
