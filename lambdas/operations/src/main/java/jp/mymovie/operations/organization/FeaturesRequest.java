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
 * @param serviceLinkedRoles services whose service-linked role is made in the management account
 * @param delegations which member account administers which service
 * @param rootManagement whether the members' root users are managed centrally
 * @param backupRegions regions in which backups may be copied to other accounts
 */
record FeaturesRequest(
        String rootId,
        List<String> policyTypes,
        List<String> servicePrincipals,
        List<String> serviceLinkedRoles,
        List<Delegation> delegations,
        boolean rootManagement,
        List<String> backupRegions) {

    /**
     * @param servicePrincipal the service
     * @param accountId the member account that administers it
     */
    record Delegation(String servicePrincipal, String accountId) {
        static Delegation parse(String text) {
            String[] parts = text.split("=", 2);
            if (parts.length < 2 || !parts[1].matches("\\d{12}")) {
                throw new IllegalArgumentException(
                        "'DelegatedAdministrators' must be like access-analyzer.amazonaws.com=123456789012, got '%s'"
                                .formatted(text));
            }
            return new Delegation(parts[0], parts[1]);
        }
    }

    static FeaturesRequest parse(Map<String, @Nullable Object> properties) {
        String rootId = Json.text(properties, "RootId");
        if (!rootId.startsWith("r-")) {
            throw new IllegalArgumentException("'RootId' must be like r-ab12, got '" + rootId
                    + "': give the attribute RootId of the organization");
        }
        return new FeaturesRequest(
                rootId,
                Json.texts(properties, "PolicyTypes"),
                Json.texts(properties, "ServicePrincipals"),
                Json.texts(properties, "ServiceLinkedRoles"),
                Json.texts(properties, "DelegatedAdministrators").stream()
                        .map(Delegation::parse)
                        .toList(),
                Json.text(properties, "CentralRootManagement").equals("true"),
                Json.texts(properties, "CrossAccountBackupRegions"));
    }
}
