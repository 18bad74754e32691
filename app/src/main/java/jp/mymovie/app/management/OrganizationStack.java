package jp.mymovie.app.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.app.account.RecordedOutput;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.organization.MemberAccount;
import jp.mymovie.constructs.organization.Organization;
import jp.mymovie.constructs.organization.OrganizationalUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/**
 * The organization, its units and its accounts, one after another, and nothing else: AWS makes them one at a time and
 * this stack never deletes them, so that nothing that fails elsewhere may roll it back.
 */
final class OrganizationStack extends Stack {
    private final OrganizationTree tree;

    OrganizationStack(ManagementStage stage) {
        super(
                stage,
                "Organization",
                stage.home("The organization, its units and accounts").build());
        Estate estate = stage.estate();
        Organization organization = organization(estate.organization());
        Map<String, OrganizationalUnit> units = new LinkedHashMap<>();
        units(estate).forEach(name -> units.put(name, unit(organization, name, estate.organization())));
        Map<String, String> accountIds = new LinkedHashMap<>();
        for (Estate.Account account : estate.members()) {
            accountIds.put(
                    account.name(),
                    account.exists()
                            ? account.id()
                            : account(estate, account, Objects.requireNonNull(units.get(account.unit()))));
        }
        if (estate.organization() == null) {
            RecordedOutput.add(
                    this,
                    "OrganizationId",
                    organization.organizationId(),
                    new Crossed(estate, Crossing.ORGANIZATION_ID, estate.management()));
        }
        Map<String, String> unitIds = new LinkedHashMap<>();
        units.forEach((name, unit) -> unitIds.put(name, unit.unitId()));
        tree = new OrganizationTree(organization, unitIds, accountIds);
    }

    OrganizationTree tree() {
        return tree;
    }

    private Organization organization(Estate.@Nullable Organization adopted) {
        Organization.Builder organization = Organization.Builder.create(this, "Organization");
        return (adopted == null ? organization : organization.existing(adopted.id(), adopted.rootId())).build();
    }

    /** Units of the accounts, then those of new and of given-up ones. An account that exists stays in its unit. */
    private static List<String> units(Estate estate) {
        return Stream.concat(
                        estate.members().stream()
                                .filter(account -> estate.organization() == null || !account.exists())
                                .map(Estate.Account::unit),
                        Stream.of(OrganizationTree.QUARANTINE, OrganizationTree.SUSPENDED))
                .distinct()
                .toList();
    }

    private static OrganizationalUnit unit(
            Organization organization, String name, Estate.@Nullable Organization adopted) {
        String unitId = adopted == null ? null : adopted.units().get(name);
        return unitId == null
                ? OrganizationalUnit.under(organization, name)
                : OrganizationalUnit.existing(organization, name, unitId);
    }

    private String account(Estate estate, Estate.Account settings, OrganizationalUnit unit) {
        String accountId = MemberAccount.Builder.create(this, settings.name())
                .name(settings.name())
                .email(settings.email())
                .unit(unit)
                .build()
                .accountId();
        RecordedOutput.add(this, settings.name() + "Id", accountId, new Crossed(estate, Crossing.ACCOUNT_ID, settings));
        return accountId;
    }
}
