package jp.mymovie.app.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.organization.Organization;

/**
 * The organization with its units and members, made by {@link OrganizationStack} or taken from the settings.
 *
 * @param organization the organization
 * @param unitIds the units by name, {@code quarantine} and {@code suspended} among them
 * @param accountIds the members by name, in the order of the settings
 */
record OrganizationTree(Organization organization, Map<String, String> unitIds, Map<String, String> accountIds) {
    /** Unit of accounts that nobody has furnished yet. */
    static final String QUARANTINE = "quarantine";

    /** Unit of accounts that are given up or taken over. */
    static final String SUSPENDED = "suspended";

    /** The tree of an estate, with a stack that makes what is missing; no stack where nothing is. */
    static OrganizationTree of(ManagementStage stage) {
        Estate estate = stage.estate();
        Estate.Organization adopted = estate.organization();
        if (adopted == null
                || !adopted.units().keySet().containsAll(List.of(QUARANTINE, SUSPENDED))
                || !estate.members().stream().allMatch(Estate.Account::exists)) {
            return new OrganizationStack(stage).tree();
        }
        Map<String, String> accountIds = new LinkedHashMap<>();
        estate.members().forEach(account -> accountIds.put(account.name(), account.id()));
        return new OrganizationTree(
                Organization.Builder.create(stage, "Organization")
                        .existing(adopted.id(), adopted.rootId())
                        .build(),
                adopted.units(),
                accountIds);
    }

    String unitId(String name) {
        return Objects.requireNonNull(unitIds.get(name), name);
    }

    String accountId(Estate.Account account) {
        return Objects.requireNonNull(accountIds.get(account.name()), account.name());
    }
}
