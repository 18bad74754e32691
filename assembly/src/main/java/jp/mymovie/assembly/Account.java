package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An account of the estate, as {@code estate.json} beside the templates names it.
 *
 * @param name the name of its stage in the CDK, for example {@code Stg}
 * @param role {@code management}, {@code logArchive}, {@code monitoring} or {@code workload}
 * @param id the 12 digits
 * @param service the service that lives in it; null where none does
 * @param stage the service's stage, for example {@code stg}; null where no service lives in it
 * @param host under which the service answers; null where no service lives in it
 */
public record Account(
        String name,
        String role,
        String id,
        @Nullable String service,
        @Nullable String stage,
        @Nullable String host) {

    static Account read(JsonNode node) {
        return new Account(
                node.path("name").asText(),
                node.path("role").asText(),
                node.path("id").asText(),
                node.path("service").asText(null),
                node.path("stage").asText(null),
                node.path("host").asText(null));
    }
}
