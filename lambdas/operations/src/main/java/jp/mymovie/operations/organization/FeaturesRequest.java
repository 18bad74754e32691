package jp.mymovie.operations.organization;

import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the custom resource.
 *
 * @param rootId the organization's root, {@code r-…}
 * @param policyTypes as Organizations spells them, such as {@code SERVICE_CONTROL_POLICY}
 * @param servicePrincipals services that get trusted access, such as {@code cloudtrail.amazonaws.com}
 */
record FeaturesRequest(String rootId, List<String> policyTypes, List<String> servicePrincipals) {

    static FeaturesRequest parse(Map<String, @Nullable Object> properties) {
        String rootId = Json.text(properties, "RootId");
        if (!rootId.startsWith("r-")) {
            throw new IllegalArgumentException("'RootId' must be like r-ab12, got '" + rootId
                    + "': give the attribute RootId of the organization");
        }
        return new FeaturesRequest(
                rootId, Json.texts(properties, "PolicyTypes"), Json.texts(properties, "ServicePrincipals"));
    }
}
