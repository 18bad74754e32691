package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A stack as synthesized.
 *
 * @param stage the account's name
 * @param name stage and stack, such as {@code Stg/Data}
 * @param account the 12 digits
 * @param region where it is deployed
 * @param template its template
 */
record Stack(String stage, String name, String account, String region, JsonNode template) {
    JsonNode resource(String logicalId) {
        return template.path("Resources").path(logicalId);
    }
}
